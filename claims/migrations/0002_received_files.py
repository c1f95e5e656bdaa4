
import django.db.models.deletion
import uuid
from django.db import migrations, models


def name_the_files_of_texts(apps, schema_editor):
    """Until now every file was plain text, so that the hash of the text is that of the file."""
    for name in ('Document', 'HistoricalDocument'):
        held = apps.get_model('claims', name).objects.filter(sha256__isnull=False)
        held.update(file_sha256=models.F('sha256'), media_type='text/plain')


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReceivedFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('media_type', models.CharField(editable=False, max_length=100)),
                ('size', models.PositiveIntegerField(editable=False, help_text='Bytes.')),
                ('data', models.BinaryField()),
            ],
            options={
                'ordering': ['sha256'],
            },
        ),
        migrations.AddField(
            model_name='assertion',
            name='page',
            field=models.PositiveIntegerField(blank=True, help_text='Page of the file on which the quote begins; empty where it has no pages.', null=True),
        ),
        migrations.AddField(
            model_name='document',
            name='file_sha256',
            field=models.CharField(blank=True, db_index=True, editable=False, help_text='Of the file as received.', max_length=64),
        ),
        migrations.AddField(
            model_name='document',
            name='media_type',
            field=models.CharField(blank=True, editable=False, help_text='Format of the file, as IANA names it.', max_length=100),
        ),
        migrations.AddField(
            model_name='document',
            name='read_with',
            field=models.CharField(blank=True, editable=False, help_text='What took the text out of the file.', max_length=100),
        ),
        migrations.AddField(
            model_name='historicalassertion',
            name='page',
            field=models.PositiveIntegerField(blank=True, help_text='Page of the file on which the quote begins; empty where it has no pages.', null=True),
        ),
        migrations.AddField(
            model_name='historicaldocument',
            name='file_sha256',
            field=models.CharField(blank=True, db_index=True, editable=False, help_text='Of the file as received.', max_length=64),
        ),
        migrations.AddField(
            model_name='historicaldocument',
            name='media_type',
            field=models.CharField(blank=True, editable=False, help_text='Format of the file, as IANA names it.', max_length=100),
        ),
        migrations.AddField(
            model_name='historicaldocument',
            name='read_with',
            field=models.CharField(blank=True, editable=False, help_text='What took the text out of the file.', max_length=100),
        ),
        migrations.AddField(
            model_name='document',
            name='received',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='claims.receivedfile'),
        ),
        migrations.AddField(
            model_name='historicaldocument',
            name='received',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='claims.receivedfile'),
        ),
        migrations.RunPython(name_the_files_of_texts, migrations.RunPython.noop),
    ]
