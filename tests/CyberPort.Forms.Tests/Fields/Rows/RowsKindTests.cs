using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Rows;

namespace CyberPort.Forms.Tests.Fields.Rows;

public sealed class RowsKindTests
{
    [Fact]
    public void Rows_keep_their_ids_when_others_come_and_go()
    {
        var rows = RowsKind.Add(RowsKind.Add(RowsKind.Add(Value.Null, "a"), "b"), "c");

        var left = RowsKind.Remove(rows, 1);

        Assert.Equal(["a", "c"], left.AsList.Select(row => row[RowsKind.RowId].AsText));
        Assert.Equal(left, RowsKind.Remove(left, 7));
        Assert.Equal("2 件", new RowsKind().Show(new FieldSpec { Path = "/rows" }, left, "ja"));
        Assert.Equal("2 rows", new RowsKind().Show(new FieldSpec { Path = "/rows" }, left, "en"));
    }
}
