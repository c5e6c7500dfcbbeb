using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Fields.Rows;

namespace CyberPort.Forms.Interchange;

/// <summary>A code list as a sheet: the table that is pasted in the designer, for files.</summary>
public static class CodeSheet
{
    /// <summary>What is offered, under the names of the columns.</summary>
    public static Sheet Write(CodeTable table) => new(table.List.Id, TabbedText.Read(table.ToText()));

    /// <summary>The lines of a sheet; with problems, which name the line, there are none.</summary>
    public static (IReadOnlyList<CodeLine> Lines, IReadOnlyList<Problem> Problems) Read(CodeTable table, Sheet sheet) =>
        table.Read(TabbedText.Write(sheet.Rows));
}
