namespace CyberPort.FormViews.Drawing;

/// <summary>The names and values that the form's own buttons and ticks post.</summary>
public static class FormActions
{
    public const string Name = "_action";

    public const string Next = "next";
    public const string Back = "back";
    public const string Save = "save";
    public const string Recalculate = "recalculate";
    public const string Submit = "submit";

    /// <summary>The name of the tick that confirms the warning of a rule; its value is the warning's digest.</summary>
    public static string Confirmation(string ruleId) => "_ack." + ruleId;

    /// <summary>The name of the reason for which the warning of a rule is right as it is.</summary>
    public static string Reason(string ruleId) => "_reason." + ruleId;

    public static string GoTo(string pageId) => "goto:" + pageId;

    public static string AddRow(string pointer) => "addRow:" + pointer;

    public static string RemoveRow(string pointer, int index) =>
        $"removeRow:{pointer}/{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public static string RemoveFile(string pointer, string fileId) => $"removeFile:{pointer}:{fileId}";
}
