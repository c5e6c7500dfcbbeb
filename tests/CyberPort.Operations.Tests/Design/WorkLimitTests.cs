using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Design;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Tests.Design;

/// <summary>A working copy is as large as the installation allows, and is somebody's as long as it says.</summary>
public sealed class WorkLimitTests() : OperationsContract("sqlite")
{
    [Fact]
    public async Task One_that_is_too_large_is_refused_with_its_size_and_a_short_lease_ends_soon()
    {
        var kato = await Actor("hij.kato");
        var open = await UseCases.WorkOnForm.OpenAsync(kato, "jphij/water-area-occupancy", Cancel);
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.WorkOnForm.SaveAsync(
            kato, open, OverlayEdits.Set(open.Work, "field:/purpose", "label.ja", Value.Of("理由")), Cancel));
        Assert.Contains("上限1000", refused.Reason.Ja, StringComparison.Ordinal);

        Ports.Time.Now += TimeSpan.FromSeconds(2);
        Assert.True((await UseCases.WorkOnForm.OpenAsync(kato with { PersonId = Guid.NewGuid() }, "jphij/water-area-occupancy", Cancel)).Mine);
    }

    protected override Surroundings Change(Surroundings around) =>
        around with { Design = new DesignOptions { LargestCopy = 1000, Lease = TimeSpan.FromSeconds(1) } };
}
