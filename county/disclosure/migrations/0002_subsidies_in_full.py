import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterReceipt',
            fields=[
                ('item', models.CharField(max_length=36, primary_key=True, serialize=False, verbose_name='编号')),
                ('received_on', models.DateField(verbose_name='收到日期')),
                ('state', models.CharField(choices=[('taken', '已收'), ('refused', '拒收')], max_length=8, verbose_name='状态')),
                ('body_sha256', models.CharField(max_length=64, verbose_name='内容摘要')),
            ],
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='文件标题')),
                ('doc_no', models.CharField(max_length=40, verbose_name='文号')),
                ('issuer', models.CharField(max_length=60, verbose_name='发文单位')),
                ('issued_on', models.DateField(verbose_name='发文日期')),
                ('valid_from', models.DateField(verbose_name='有效期起')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='有效期止')),
                ('category', models.CharField(max_length=20, verbose_name='类别')),
                ('plain', models.CharField(max_length=120, verbose_name='一句话')),
                ('body', models.TextField(verbose_name='政策要点')),
                ('ask_department', models.CharField(max_length=40, verbose_name='问谁')),
                ('ask_phone', models.CharField(max_length=20, verbose_name='电话')),
                ('programme', models.CharField(blank=True, max_length=12, null=True, verbose_name='项目编码')),
            ],
        ),
        migrations.AddField(
            model_name='allotment',
            name='purpose',
            field=models.CharField(blank=True, max_length=120, null=True, verbose_name='用途'),
        ),
        migrations.AddField(
            model_name='entitlement',
            name='remedy_phone',
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name='咨询电话'),
        ),
        migrations.AddField(
            model_name='payment',
            name='remedy_phone',
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name='咨询电话'),
        ),
        migrations.AddField(
            model_name='programme',
            name='approved_by',
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name='审批签字人'),
        ),
        migrations.AddField(
            model_name='programme',
            name='eligible',
            field=models.CharField(blank=True, max_length=200, null=True, verbose_name='补助对象'),
        ),
        migrations.AddField(
            model_name='programme',
            name='filed_on',
            field=models.DateField(blank=True, null=True, verbose_name='备案日期'),
        ),
        migrations.AddField(
            model_name='programme',
            name='scale_fen',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='年度资金规模'),
        ),
        migrations.AddField(
            model_name='programme',
            name='valid_from',
            field=models.DateField(blank=True, null=True, verbose_name='政策有效期起'),
        ),
        migrations.AddField(
            model_name='programme',
            name='valid_to',
            field=models.DateField(blank=True, null=True, verbose_name='政策有效期止'),
        ),
        migrations.AddField(
            model_name='source',
            name='doc_title',
            field=models.CharField(blank=True, max_length=120, null=True, verbose_name='文件标题'),
        ),
        migrations.AddField(
            model_name='source',
            name='economic_code',
            field=models.CharField(blank=True, max_length=10, null=True, verbose_name='经济分类科目'),
        ),
        migrations.AddField(
            model_name='source',
            name='function_code',
            field=models.CharField(blank=True, max_length=10, null=True, verbose_name='功能分类科目'),
        ),
        migrations.AddField(
            model_name='source',
            name='nature',
            field=models.CharField(blank=True, max_length=10, null=True, verbose_name='指标性质'),
        ),
        migrations.AlterField(
            model_name='allotment',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.source', verbose_name='指标文号'),
        ),
        migrations.AlterField(
            model_name='allotment',
            name='to_region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.region', verbose_name='接收地区'),
        ),
        migrations.AlterField(
            model_name='catalogueitem',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='应交日期'),
        ),
        migrations.AlterField(
            model_name='catalogueitem',
            name='note',
            field=models.CharField(blank=True, max_length=200, null=True, verbose_name='说明'),
        ),
        migrations.AlterField(
            model_name='catalogueitem',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.programme', verbose_name='项目编码'),
        ),
        migrations.AlterField(
            model_name='catalogueitem',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.region', verbose_name='区划'),
        ),
        migrations.AlterField(
            model_name='catalogueitem',
            name='state',
            field=models.CharField(choices=[('published', '已公开'), ('not_collected', '未归集'), ('not_disclosed', '依法不公开')], max_length=14, verbose_name='状态'),
        ),
        migrations.AlterField(
            model_name='disbursement',
            name='allotment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.allotment', verbose_name='下达文号'),
        ),
        migrations.AlterField(
            model_name='disbursement',
            name='note',
            field=models.CharField(blank=True, max_length=200, null=True, verbose_name='说明'),
        ),
        migrations.AlterField(
            model_name='disbursement',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.region', verbose_name='区划'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.person', verbose_name='享受人'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='reason',
            field=models.CharField(blank=True, max_length=120, null=True, verbose_name='原因'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='remedy',
            field=models.CharField(blank=True, max_length=160, null=True, verbose_name='怎么办'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='state',
            field=models.CharField(choices=[('active', '享受中'), ('stopped', '已停发')], max_length=10, verbose_name='状态'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='valid_to',
            field=models.DateField(blank=True, null=True, verbose_name='止'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.region', verbose_name='区划'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='disbursement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.disbursement', verbose_name='批次'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='paid_on',
            field=models.DateField(blank=True, null=True, verbose_name='到账日期'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.person', verbose_name='领款人'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='reason',
            field=models.CharField(blank=True, max_length=60, null=True, verbose_name='原因'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='remedy',
            field=models.CharField(blank=True, max_length=120, null=True, verbose_name='怎么办'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='state',
            field=models.CharField(choices=[('paid', '成功'), ('on_its_way', '发放中'), ('returned', '退票')], max_length=12, verbose_name='状态'),
        ),
        migrations.AlterField(
            model_name='person',
            name='former_number',
            field=models.CharField(blank=True, max_length=18, null=True, unique=True, verbose_name='原证件号码'),
        ),
        migrations.AlterField(
            model_name='person',
            name='group',
            field=models.CharField(blank=True, max_length=10, null=True, verbose_name='组'),
        ),
        migrations.AlterField(
            model_name='person',
            name='head',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='disclosure.person', verbose_name='户主'),
        ),
        migrations.AlterField(
            model_name='person',
            name='number_since',
            field=models.DateField(blank=True, null=True, verbose_name='新号码起用日期'),
        ),
        migrations.AlterField(
            model_name='person',
            name='village',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.region', verbose_name='区划'),
        ),
        migrations.AlterField(
            model_name='programme',
            name='paid_to',
            field=models.CharField(choices=[('person', '个人'), ('household', '户主'), ('project', '工程项目')], max_length=10, verbose_name='发给'),
        ),
        migrations.AlterField(
            model_name='region',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='disclosure.region', verbose_name='上级'),
        ),
        migrations.AlterField(
            model_name='source',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='disclosure.programme', verbose_name='项目编码'),
        ),
    ]
