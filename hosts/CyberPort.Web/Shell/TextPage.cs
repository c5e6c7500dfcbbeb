using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace CyberPort.Web.Shell;

/// <summary>A page that is drawn once for a request: it knows its texts and its request.</summary>
public abstract class TextPage : ComponentBase
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    protected TextBook T => Languages.Texts(Http);

    protected CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;
}
