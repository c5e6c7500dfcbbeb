// bUnit does not restore here: reading the drawn frames is the only way to an element's handler.
#pragma warning disable BL0006
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberPort.FormViews.Tests.Samples;

/// <summary>Draws one component as a static page, reads it, and fires the events of its elements.</summary>
internal sealed class Probe : StaticHtmlRenderer
{
    private int _rootId;

    private Probe() : base(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance)
    {
    }

    public IDocument Page { get; private set; } = null!;

    public string Html { get; private set; } = "";

    public static Probe Draw<T>(IReadOnlyDictionary<string, object?> parameters) where T : IComponent
    {
        var probe = new Probe();
        var view = ParameterView.FromDictionary(parameters.ToDictionary());
        probe.Dispatcher.InvokeAsync(async () =>
        {
            var root = probe.BeginRenderingComponent(typeof(T), view);
            await root.QuiescenceTask;
            probe._rootId = 0;
            probe.Html = root.ToHtmlString();
        }).GetAwaiter().GetResult();
        probe.Page = new HtmlParser().ParseDocument("<form>" + probe.Html + "</form>");
        return probe;
    }

    /// <summary>Changes the element with that attribute value; the event goes to the component that drew it.</summary>
    public void Change(string attribute, string value, object? changed) => Dispatcher.InvokeAsync(() =>
    {
        var handler = Handlers(_rootId, attribute, value).First();
        return DispatchEventAsync(handler, null, new ChangeEventArgs { Value = changed });
    }).GetAwaiter().GetResult();

    private IEnumerable<ulong> Handlers(int componentId, string attribute, string value)
    {
        var frames = GetCurrentRenderTreeFrames(componentId);
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = frames.Array[i];
            if (frame.FrameType == RenderTreeFrameType.Component)
            {
                foreach (var handler in Handlers(frame.ComponentId, attribute, value)) yield return handler;
            }
            if (frame.FrameType != RenderTreeFrameType.Element) continue;
            var attributes = new List<RenderTreeFrame>();
            for (var j = i + 1; j < frames.Count && frames.Array[j].FrameType == RenderTreeFrameType.Attribute; j++)
                attributes.Add(frames.Array[j]);
            if (!attributes.Exists(a => a.AttributeName == attribute && Equals(a.AttributeValue, value))) continue;
            foreach (var found in attributes.Where(a => a.AttributeEventHandlerId != 0)) yield return found.AttributeEventHandlerId;
        }
    }
}
