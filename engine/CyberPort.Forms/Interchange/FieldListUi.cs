using System.Text.Json.Nodes;
using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>Lays a list of fields out: what, when, which documents; never one long page.</summary>
internal static class FieldListUi
{
    private const int FieldsOfSection = 8;

    public static JsonObject Of(FieldListPlan plan, LocalText title)
    {
        var (nodes, order) = (new JsonObject(), new JsonObject());
        var pages = new List<string> { "page:applicant" };
        if (plan.HasVessel) pages.Add("page:vessel");
        Page(plan.Fields.Where(f => !f.IsFile && !f.IsWhen), "content", title);
        Page(plan.Fields.Where(f => f.IsWhen), "period", new("日時・期間", "Days and periods"));
        Page(plan.Fields.Where(f => f.IsFile), "documents", new("図面・書類", "Drawings and documents"));
        pages.Add("page:confirm");
        order[""] = Names(pages);
        return new() { ["nodes"] = nodes, ["order"] = order };

        void Page(IEnumerable<PlannedField> fields, string id, LocalText label)
        {
            var sections = fields.Chunk(FieldsOfSection).ToArray();
            if (sections.Length == 0) return;

            pages.Add($"page:{id}");
            nodes[$"page:{id}"] = new JsonObject { ["kind"] = "page", ["label"] = FieldListPackage.Local(label) };
            order[$"page:{id}"] = Names(sections.Select((_, i) => $"section:{id}{i + 1}"));
            for (var i = 0; i < sections.Length; i++) Section($"section:{id}{i + 1}", $"page:{id}", label, sections[i]);
        }

        void Section(string id, string page, LocalText label, PlannedField[] fields)
        {
            nodes[id] = new JsonObject { ["kind"] = "section", ["parent"] = page, ["label"] = FieldListPackage.Local(label) };
            order[id] = Names(fields.Select(f => "field:" + f.Path));
            foreach (var field in fields) Field(field, id);
        }

        void Field(PlannedField field, string section)
        {
            var id = "field:" + field.Path;
            nodes[id] = new JsonObject { ["kind"] = "field", ["parent"] = section, ["label"] = FieldListPackage.Local(field.Label) };
            if (field.Row.Help is { } help) nodes[id]!["help"] = FieldListPackage.Local(help);
            foreach (var part in field.Columns) Field(part, id);
            if (field.Columns.Count > 0) order[id] = Names(field.Columns.Select(c => "field:" + c.Path));
            if (field.Columns.Count > 0 || field.Schema["items"]?["properties"]?["content"] is null) return;

            var column = id + "/*/content";
            nodes[column] = new JsonObject { ["kind"] = "field", ["parent"] = id, ["label"] = FieldListPackage.Local(new("内容", "Content")) };
            order[id] = Names([column]);
        }
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)n)]);
}
