namespace CyberPort.FormViews.Drawing;

/// <summary>The script of a form's page and all that it imports: named in the page's head they come together, not one after another.</summary>
public static class FormScripts
{
    /// <summary>The script that a page runs.</summary>
    public static string Main => All[0];

    /// <summary>Their addresses below the base address of the host.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[]
        {
            "form", "form-state", "form-combobox", "form-files", "form-map", "form-matrix", "form-session",
            "form-grid", "form-grid-rows", "form-grid-window", "form-grid-lost", "form-tabbed",
        }.Select(name => $"_content/CyberPort.FormViews/{name}.js"),
    ];
}
