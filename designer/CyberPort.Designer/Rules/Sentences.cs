using System.Globalization;
using CyberPort.Designer.Sessions;
using CyberPort.Designer.Texts;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Rules;

namespace CyberPort.Designer.Rules;

/// <summary>Rules as people say them: 「もし 工作物の種類 が 浮桟橋 なら、必須にする」.</summary>
public static class Sentences
{
    /// <summary>The rule as a sentence; a rule that says more than a sentence can shows its expression.</summary>
    public static string Tell(RuleDefinition rule, DesignSession session, DesignerTexts t)
    {
        var action = t[rule.Kind == RuleKind.Check ? $"action.{(rule.Severity == Severity.Error ? "error" : rule.Severity == Severity.Warning ? "warning" : "info")}"
            : $"action.{rule.Kind.ToString().ToLowerInvariant()}"];
        if (rule.Kind == RuleKind.Compute) return t["tell.compute", action, rule.Expr ?? ""];
        var sentence = rule.Expr is null ? null : rule.Kind == RuleKind.Check ? RuleSentence.ReadCheck(rule.Expr) : RuleSentence.Read(rule.Expr);
        var message = rule.Message is { } key && session.Package.Messages.Find(key) is { } text ? "：" + text.In(t.Language) : "";
        return sentence is null
            ? t[rule.Kind == RuleKind.Check ? "tell.mustHold" : "tell.expression", rule.Expr ?? "", action] + message
            : t["tell.if", string.Join(t[sentence.All ? "dz.and" : "dz.or"], sentence.Conditions.Select(c => Tell(c, session, t))), action] + message;
    }

    private static string Tell(RuleCondition condition, DesignSession session, DesignerTexts t)
    {
        var label = session.Form.Field(condition.Path)?.Label.In(t.Language) ?? condition.Path;
        return t[$"condition.{condition.Operator}", label, Operand(condition, session, t)];
    }

    private static string Operand(RuleCondition condition, DesignSession session, DesignerTexts t) => condition.Operand.Kind switch
    {
        ValueKind.Boolean => t[condition.Operand.IsTrue ? "dz.yes" : "dz.no"],
        ValueKind.Null => "",
        _ when condition.Operand.IsNumber => condition.Operand.AsNumber.ToString(CultureInfo.InvariantCulture) + session.Package.Field(condition.Path)?.Unit,
        _ => session.Form.Field(condition.Path) is null ? condition.Operand.AsText : session.Form.Show(condition.Path, condition.Operand, t.Language),
    };
}
