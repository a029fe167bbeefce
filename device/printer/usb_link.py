"""A printer by its USB numbers, through pyusb: the printer-class interface and its two end points.

The end points are looked up, not assumed: they differ from one printer to the next.
Never tried on a real printer (未在真机验证).
"""

from __future__ import annotations

from typing import Any

import usb.core
import usb.util

from device.printer.links import Link, LinkError, link_error

PRINTER_CLASS = 7
READ_BYTES = 64


def open_usb(vendor: int, product: int, stall_s: float) -> Link | LinkError:
    """The printer with these numbers. NOT_FOUND also where libusb is not installed."""
    try:
        device = usb.core.find(idVendor=vendor, idProduct=product)
    except usb.core.NoBackendError:
        return LinkError.NOT_FOUND
    if device is None:
        return LinkError.NOT_FOUND
    return UsbLink(device, stall_s)


class UsbLink:
    """An open USB printer; usblp is asked to let go of it."""

    def __init__(self, device: Any, stall_s: float) -> None:
        self._device = device
        self._stall_ms = max(1, int(stall_s * 1000))
        interface = usb.util.find_descriptor(
            device.get_active_configuration(), bInterfaceClass=PRINTER_CLASS
        )
        if interface is None:
            raise FileNotFoundError("the device has no printer interface")
        self._number = interface.bInterfaceNumber
        if device.is_kernel_driver_active(self._number):
            device.detach_kernel_driver(self._number)
        usb.util.claim_interface(device, self._number)
        self._out = _bulk_end_point(interface, usb.util.ENDPOINT_OUT)
        self._in = _bulk_end_point(interface, usb.util.ENDPOINT_IN)

    def write(self, data: bytes) -> LinkError | None:
        view = memoryview(data)
        try:
            while view:
                view = view[self._out.write(bytes(view), self._stall_ms) :]
        except usb.core.USBTimeoutError:
            return LinkError.STALLED
        except usb.core.USBError as error:
            return link_error(error)
        return None

    def read(self, timeout_s: float) -> bytes | LinkError:
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(READ_BYTES, max(1, int(timeout_s * 1000))))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            return link_error(error)

    def close(self) -> None:
        usb.util.dispose_resources(self._device)


def _bulk_end_point(interface: Any, direction: int) -> Any:
    return usb.util.find_descriptor(
        interface,
        custom_match=lambda end_point: (
            usb.util.endpoint_direction(end_point.bEndpointAddress) == direction
            and usb.util.endpoint_type(end_point.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ),
    )
