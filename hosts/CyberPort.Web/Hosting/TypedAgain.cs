using CyberPort.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Web.Hosting;

/// <summary>A post that was refused: its page is drawn in answer to it, with what was typed, which may be more than an address holds.</summary>
/// <remarks>Reloading such a page posts the same again: only for posts that are harmless when repeated.</remarks>
/// <param name="Fields">What was typed.</param>
/// <param name="Lines">What the page says about it, in the reader's language.</param>
public sealed record TypedAgain(IFormCollection Fields, IReadOnlyList<string> Lines)
{
    /// <summary>What was done all the same, as the page writes it; nothing when all was refused.</summary>
    public string? Done { get; init; }

    /// <summary>What the answer says to programs: refused, if nothing else.</summary>
    public int Status { get; init; } = StatusCodes.Status422UnprocessableEntity;

    /// <summary>The page of the post's own address, drawn for this post.</summary>
    public IResult Draw(HttpContext context)
    {
        context.Items[typeof(TypedAgain)] = this;
        return new RazorComponentResult<App> { StatusCode = Status };
    }

    /// <summary>The refused post that the page is drawn for, or nothing.</summary>
    public static TypedAgain? Of(HttpContext? context) => context?.Items[typeof(TypedAgain)] as TypedAgain;
}
