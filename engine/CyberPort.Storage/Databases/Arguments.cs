using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Dapper;

namespace CyberPort.Storage.Databases;

/// <summary>Binds the properties of an (anonymous) object to a command's parameters, the same way for Dapper, batches and prepared commands.</summary>
internal sealed class Arguments(object? source, Dialect dialect) : SqlMapper.IDynamicParameters
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) => Bind((DbCommand)command, source, dialect);

    public static void Bind(DbCommand command, object? source, Dialect dialect)
    {
        foreach (var member in MembersOf(source))
        {
            if (!Names(command.CommandText, member.Name)) continue;
            command.Parameters.Add(Make(command.CreateParameter(), member, source!, dialect));
        }
    }

    public static void Bind(DbBatchCommand command, Func<DbParameter> create, object? source, Dialect dialect)
    {
        foreach (var member in MembersOf(source))
        {
            if (!Names(command.CommandText, member.Name)) continue;
            command.Parameters.Add(Make(create(), member, source!, dialect));
        }
    }

    /// <summary>Gives a prepared command the values of another object of the same shape.</summary>
    public static void Rebind(DbCommand command, object? source, Dialect dialect)
    {
        var at = 0;
        foreach (var member in MembersOf(source))
        {
            if (at >= command.Parameters.Count) return;
            var parameter = command.Parameters[at];
            if (parameter.ParameterName != member.Parameter) continue;
            parameter.Value = dialect.ToParameter(member.Read(source!)) ?? DBNull.Value;
            at++;
        }
    }

    private static Member[] MembersOf(object? source) => source is null ? [] : Members.GetOrAdd(source.GetType(), Inspect);

    private static DbParameter Make(DbParameter parameter, Member member, object source, Dialect dialect)
    {
        parameter.ParameterName = member.Parameter;
        var value = dialect.ToParameter(member.Read(source));
        if (value is null && member.Type == typeof(byte[])) parameter.DbType = DbType.Binary;
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }

    private static Member[] Inspect(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => new Member(p.Name, "@" + p.Name, p.PropertyType, Reader(type, p)))];

    private static Func<object, object?> Reader(Type type, PropertyInfo property)
    {
        var source = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(source, type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), source).Compile();
    }

    /// <summary>Drivers refuse parameters that the text does not name, so rows may be passed whole.</summary>
    private static bool Names(string sql, string name)
    {
        for (var at = sql.IndexOf('@'); at >= 0; at = sql.IndexOf('@', at + 1))
        {
            var end = at + 1 + name.Length;
            if (end > sql.Length || string.CompareOrdinal(sql, at + 1, name, 0, name.Length) != 0) continue;
            if (end == sql.Length || !(char.IsLetterOrDigit(sql[end]) || sql[end] == '_')) return true;
        }

        return false;
    }

    private sealed record Member(string Name, string Parameter, Type Type, Func<object, object?> Read);
}
