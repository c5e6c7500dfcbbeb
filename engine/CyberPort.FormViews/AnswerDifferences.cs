using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;

namespace CyberPort.FormViews;

/// <summary>What differs between two submissions of one form.</summary>
public static class AnswerDifferences
{
    /// <summary>How many answers differ.</summary>
    public static int Count(CompiledForm form, Value before, Value after) =>
        TopFields(form).Count(field => !before.At(field.Path).Equals(after.At(field.Path)));

    /// <summary>Fields as a reader meets them: a repeated group is one answer.</summary>
    public static IEnumerable<LayoutField> TopFields(CompiledForm form) => form.Layout.Fields.Where(field => field.Field.RowsPath is null);
}
