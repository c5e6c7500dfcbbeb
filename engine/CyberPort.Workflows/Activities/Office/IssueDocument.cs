using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>A document of the form goes out: permit, fee notice, denial (交付).</summary>
[Activity("CyberPort.IssueDocument", Label = "文書の交付", English = "Issue a document", Category = "Office")]
public sealed class IssueDocument : IActivity
{
    [Input("文書", English = "Document")] public required string Document { get; init; }

    /// <summary>What the document is filled from; what was decided, when nothing is given.</summary>
    [Input("内容", English = "Data")] public Value Data { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var result = ActivityResult.Done().With(new Effect.IssueDocument(Document, Data.IsNull ? context.Decision : Data));
        return context.Stage == "issued" ? result : result.With(Desk.Stage(context, "issued"));
    }
}
