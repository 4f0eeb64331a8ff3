"""Time series and uploaded files."""

from . import Cases

case = Cases()

case("g.series.create_default", 't = g.create_time_series(); return [type(t).__name__, t.client is g, t.time_series_id]',
     'const t = await g.createTimeSeries(); return [t.constructor.name, t.client === g, t.timeSeriesId];')
case("g.series.create", 'g.create_time_series(datapoints=[{"timestamp": 1, "value": 2.5}])', 'await g.createTimeSeries({ datapoints: [{ "timestamp": 1, "value": 2.5 }] });')
case("g.series.values", 'return g.get_time_series("ts.1").get_values()', 'return await g.getTimeSeries("ts.1").getValues();')
case("g.series.values_window", 'g.get_time_series("ts.1").get_values(min_timestamp=5, max_timestamp=9)', 'await g.getTimeSeries("ts.1").getValues({ minTimestamp: 5, maxTimestamp: 9 });')
case("g.series.values_from_zero", 'g.get_time_series("ts.1").get_values(min_timestamp=0)', 'await g.getTimeSeries("ts.1").getValues({ minTimestamp: 0 });')
case("g.series.push", 'g.get_time_series("ts.1").push_values([{"timestamp": 1, "value": 2}, {"timestamp": 2, "value": "x"}])',
     'await g.getTimeSeries("ts.1").pushValues([{ "timestamp": 1, "value": 2 }, { "timestamp": 2, "value": "x" }]);')
case("g.series.push_no_upsert", 'g.get_time_series("ts.1").push_values([{"timestamp": 1, "value": 2}], upsert=False)',
     'await g.getTimeSeries("ts.1").pushValues([{ "timestamp": 1, "value": 2 }], { upsert: false });')
case("g.series.delete", 'g.get_time_series("ts.1").delete()', 'await g.getTimeSeries("ts.1").delete();')
case("g.series.delete_window", 'g.get_time_series("ts.1").delete(min_timestamp=5, max_timestamp=9)', 'await g.getTimeSeries("ts.1").delete({ minTimestamp: 5, maxTimestamp: 9 });')

case("g.files.upload", 'f = g.upload_file("a.txt", io.BytesIO(b"hello")); return [type(f).__name__, f.client is g, f.uploaded_file_id]',
     'const f = await g.uploadFile("a.txt", new Uint8Array([104, 101, 108, 108, 111])); return [f.constructor.name, f.client === g, f.uploadedFileId];')
case("g.files.upload_text", 'g.upload_file("b.txt", "h\\u00e9llo")', 'await g.uploadFile("b.txt", "h\\u00e9llo");')
case("g.files.description", 'f = g.get_uploaded_file("uf.1"); return [f.uploaded_file_id, f.get_description()]', 'const f = g.getUploadedFile("uf.1"); return [f.uploadedFileId, await f.getDescription()];')
case("g.files.download", 'return list(g.get_uploaded_file("uf.1").download().read())', 'return [...await (await g.getUploadedFile("uf.1").download()).bytes()];')
case("g.files.download_refused", 'g.get_uploaded_file("uf.1").download()', 'await g.getUploadedFile("uf.1").download();', throws="not yours",
     answers={"GET /uploaded-file/uf.1/download": [(403, {"errorType": "Forbidden", "message": "not yours"})]})
case("g.files.delete", 'g.get_uploaded_file("uf.1").delete()', 'await g.getUploadedFile("uf.1").delete();')
case("g.files.download_text", None, 'return await (await g.getUploadedFile("uf.1").download()).text();', answers={"GET /uploaded-file/uf.1/download": ["plain"]}, value="plain")
