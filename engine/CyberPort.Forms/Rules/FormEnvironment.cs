using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Rules;

/// <summary>What the rules of a form may ask: the day, the form's code lists, the submission before this one.</summary>
internal sealed class FormEnvironment(IReadOnlyDictionary<string, CodeList> lists, FormContext context) : IExpressionEnvironment
{
    public DateOnly Today => context.Today;

    public Value Code(string list, Value code, string attribute) =>
        code.IsText && lists.TryGetValue(list, out var found) ? found.Attribute(code.AsText, attribute) : Value.Null;

    public Value Previous(string pointer, int back) => back == 1 ? context.Previous.At(pointer) : Value.Null;
}
