using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>Says in plain words what became of an element.</summary>
internal static class UpgradeTexts
{
    public static LocalText Kept(LocalText name, string facet) => facet.Length == 0
        ? new($"{name.Ja}をそのまま引き継ぎます。", $"{name.En} is kept as it is.")
        : new($"{name.Ja}の{FacetNames.Of(facet).Ja}の変更をそのまま引き継ぎます。", $"The change of {name.En} ({FacetNames.Of(facet).En}) is kept.");

    public static LocalText KeptBeside(LocalText name, IEnumerable<string> added)
    {
        var codes = string.Join(", ", added);
        return new($"{name.Ja}の絞込みを引き継ぎます。国の表に加わったコード（{codes}）は、この組織では使わないままです。",
            $"{name.En} stays restricted; the codes the base added ({codes}) are not offered here.");
    }

    public static LocalText InBase(LocalText name, LocalText facet) =>
        new($"{name.Ja}の{facet.Ja}は国の様式が同じ内容になったため、変更を取り除きました。", $"The base now says the same about {name.En} ({facet.En}): the change is no longer needed.");

    public static LocalText BothChanged(LocalText name, LocalText facet, Value old, Value now, Value ours)
    {
        var (before, after, own) = (FacetNames.Value(old), FacetNames.Value(now), FacetNames.Value(ours));
        return new($"{name.Ja}の{facet.Ja}が国の様式で{before.Ja}から{after.Ja}に変わりました。この組織では{own.Ja}としています。",
            $"The base changed {name.En} ({facet.En}) from {before.En} to {after.En}; here it is {own.En}.");
    }

    public static LocalText Gone(LocalText name, LocalText facet) =>
        new($"{name.Ja}は国の様式からなくなったため、{facet.Ja}の変更を取り除きました。", $"{name.En} is no longer in the base: the change ({facet.En}) was taken out.");

    public static LocalText GoneAlong(LocalText name) =>
        new($"{name.Ja}は、それが関わるものを取り除いたため一緒に取り除きました。", $"{name.En} was taken out with what it belongs to.");

    public static LocalText Broken(LocalText name, Problem fault) =>
        new($"{name.Ja}は新しい国の様式では成り立ちません。{fault.Cause.Ja}", $"{name.En} does not hold on the new base. {fault.Cause.En}");

    public static LocalText Replaced(LocalText name, string from, LocalText now, string to) =>
        new($"{name.Ja}（{from}）は{now.Ja}（{to}）に置き換わりました。変更と回答を移します。", $"{name.En} ({from}) was replaced by {now.En} ({to}): changes and answers move along.");

    public static LocalText NowCommon(LocalText name, bool wasOff) => wasOff
        ? new($"{name.Ja}が共通項目になりました。使わない設定でしたが、使うようになります。", $"{name.En} has become a common field. It was switched off here and is now used.")
        : new($"{name.Ja}が共通項目になりました。", $"{name.En} has become a common field.");

    public static LocalText NowOptional(LocalText name) =>
        new($"{name.Ja}が任意項目になりました。使うかどうかを選べます。", $"{name.En} has become optional: it can be switched off.");

    public static LocalText Switched(LocalText name, bool on) => on
        ? new($"任意項目{name.Ja}を、国の様式は使うようになりました。", $"The base now uses the optional field {name.En}.")
        : new($"任意項目{name.Ja}を、国の様式は使わないようになりました。", $"The base no longer uses the optional field {name.En}.");

    public static LocalText NewField(LocalText name, bool isCommon, bool isOff) => isCommon
        ? new($"共通項目{name.Ja}が加わりました。この組織の様式にも表れます。", $"The common field {name.En} was added and appears here too.")
        : isOff
            ? new($"任意項目{name.Ja}が加わりました。使うときは切り替えてください。", $"The optional field {name.En} was added; switch it on to use it.")
            : new($"任意項目{name.Ja}が加わり、この組織の様式にも表れます。", $"The optional field {name.En} was added and appears here too.");

    public static LocalText SameAsOwn(LocalText own, LocalText national) =>
        new($"国の様式に加わった{national.Ja}は、この組織の{own.Ja}と同じもののようです。", $"{national.En}, which the base added, seems to be what {own.En} is here.");

    public static LocalText SameName(LocalText name) =>
        new($"{name.Ja}と同じ識別子のものが国の様式に加わりました。この組織のものは名前を変えて残せます。", $"The base added something with the id of {name.En}; ours can stay under another id.");

    public static LocalText Retyped(LocalText name, TypeChange change, bool refused) => refused
        ? new($"{name.Ja}の型が {change.From} から {change.To} に変わっています。この版は公開できないもので、引き上げられません。",
            $"The type of {name.En} changed from {change.From} to {change.To}: this version should not have been published and cannot be taken over.")
        : new($"{name.Ja}の型が {change.From} から {change.To} に変わります。回答は式「{change.Migrate}」で移します。",
            $"The type of {name.En} changes from {change.From} to {change.To}; answers are taken along by '{change.Migrate}'.");

    public static LocalText OwnCodes(LocalText name, IReadOnlyList<string> taken, IReadOnlyList<string> lost)
    {
        var (ja, en) = (new List<string>(), new List<string>());
        if (taken.Count > 0)
        {
            ja.Add($"独自コード（{string.Join(", ", taken)}）と同じコードが国の表に加わりました。残すときは、別のコードにします。このコードを読む独自の規則やテストも、新しいコードに直してください。");
            en.Add($"The base now has codes of our own ({string.Join(", ", taken)}); ours can stay under other codes. Own rules and cases that name them have to name the new ones.");
        }

        if (lost.Count > 0)
        {
            ja.Add($"独自コード（{string.Join(", ", lost)}）に対応する国のコードが使われなくなりました。そのままでは数えられないため、取り除きます。");
            en.Add($"The base no longer offers the national codes that ours ({string.Join(", ", lost)}) stand for; they are taken out, because nothing would count them.");
        }

        return new($"{name.Ja}：{string.Concat(ja)}", $"{name.En}: {string.Join(' ', en)}");
    }

    public static LocalText LostCodes(LocalText name, IReadOnlyList<string> lost)
    {
        var codes = string.Join(", ", lost);
        return new($"{name.Ja}で使っているコード（{codes}）が国の表からなくなりました。下書きで使われていないか確かめてください。",
            $"The base no longer offers codes that are used here in {name.En}: {codes}. Look for drafts that hold them.");
    }

    public static LocalText Reanchored(LocalText name, string word, LocalText anchor)
    {
        var side = word switch { "after" => "後", "before" => "前", _ => "中" };
        return new($"{name.Ja}の位置の目印がなくなったため、{anchor.Ja}の{side}に置きました。", $"What {name.En} was placed by is gone; it now stands {word} {anchor.En}.");
    }

    public static LocalText Unplaced(LocalText name) =>
        new($"{name.Ja}の位置の目印がなくなり、代わりも見つかりません。", $"The place of {name.En} is gone, and no other was found.");

    public static LocalText Locked(LocalText name, LocalText facet) =>
        new($"{name.Ja}の{facet.Ja}は国の様式で固定されました。この組織の変更は取り下げます。", $"The base has locked {name.En} ({facet.En}): the change has to be withdrawn.");

    public static LocalText Refused(LocalText name, Problem fault) =>
        new($"{name.Ja}への変更は新しい国の様式では認められません。{fault.Cause.Ja}", $"The new base does not allow this about {name.En}. {fault.Cause.En}");

    public static LocalText Stale(LocalText name, LocalText facet) =>
        new($"{name.Ja}の元の文が国の様式で変わりました。この組織の{facet.Ja}が古くなっていないか確かめてください。",
            $"The base changed the text of {name.En}: the {facet.En} of this organisation may be out of date.");

    public static LocalText CaseFails(LocalText name, bool isOwn, Problem fault) => isOwn
        ? new($"{name.Ja}が新しい様式では通りません。{fault.Cause.Ja}", $"{name.En} fails on the new form. {fault.Cause.En}")
        : new($"国の様式の{name.Ja}が、この組織の変更のもとでは通りません。原因になる変更を取り下げてください。{fault.Cause.Ja}",
            $"The base's {name.En} fails with the changes made here: withdraw the one that causes it. {fault.Cause.En}");

    public static LocalText Unsound(Problem fault) =>
        new($"新しい様式として成り立ちません。原因になる変更を取り下げてください。{fault.Cause.Ja}", $"The new form is not sound: withdraw the change that causes it. {fault.Cause.En}");
}
