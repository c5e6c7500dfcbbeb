namespace CyberPort.Forms.Interchange;

/// <summary>Finds the list of fields and the codes among the sheets of a workbook, in the national layout or as an XLSForm.</summary>
public static class FieldListSheets
{
    /// <summary>Reads the rows of one procedure (all rows when it is empty).</summary>
    public static FieldListReading Read(string file, IReadOnlyList<Sheet> sheets, string procedure)
    {
        var tables = sheets.Select(s => (s.Name, Table: CsvTable.Of(s))).ToArray();
        CsvTable? Find(Func<CsvTable, bool> fits) => Array.Find(tables, t => fits(t.Table)).Table;
        if (Find(t => t.Columns.Contains("field_key")) is { } fields)
        {
            var reading = FieldListReader.Read(file, fields, procedure);
            var codes = Find(t => t.Columns.Contains("code_list") && !t.Columns.Contains("field_key"));
            return reading.List is { } list && codes is not null
                ? reading with { List = list with { Codes = FieldListReader.ReadCodes(codes) } } : reading;
        }

        if (Find(XlsFormReader.Is) is not { } survey) return new(null, [FieldListProblems.NoSheet(file)]);
        return XlsFormReader.Read(file, survey, Find(t => t.Columns.Contains("list_name")) ?? new([], []));
    }
}
