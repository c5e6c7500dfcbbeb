namespace CyberPort.Storage;

/// <summary>The organisation that owns a row (港湾管理者, 都道府県, 国, or a company for its own data): first in every key and every statement.</summary>
/// <param name="Value">A lower-case slug such as "jphij"; never empty.</param>
public readonly record struct TenantId(string Value)
{
    public override string ToString() => Value;
}
