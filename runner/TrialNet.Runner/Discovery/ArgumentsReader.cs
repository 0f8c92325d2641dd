using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>Reads the rows of a parameterised test, in the order in which they are declared.</summary>
/// <param name="type">The class that the test belongs to, which may be derived from the one that declares it.</param>
/// <param name="method">The method.</param>
internal sealed class ArgumentsReader(Type type, MethodInfo method)
{
    private const int MostRows = 10_000;
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags Any = Static | BindingFlags.Instance;

    private readonly ArgumentBinder _binder = new(method.GetParameters());

    /// <summary>The calls that the marks ask for. Runs code of the user's: the members that are named as sources.</summary>
    internal List<ArgumentsCase> Read()
    {
        var cases = new List<ArgumentsCase>();
        foreach (var mark in Marks())
        {
            switch (mark)
            {
                case ArgumentsAttribute row:
                    cases.Add(CaseOf(row.Values, row.Name, row.Skip));
                    break;
                case ArgumentsSourceAttribute source:
                    ReadSource(source, cases);
                    break;
            }
        }

        return cases;
    }

    // The compiler keeps the order of the marks of one method; rows of an overridden method count only where there are none of its own.
    private Attribute[] Marks()
    {
        var own = Attribute.GetCustomAttributes(method, typeof(TestMarkAttribute), inherit: false);
        return Array.Exists(own, static mark => mark is ArgumentsAttribute or ArgumentsSourceAttribute)
            ? own
            : Attribute.GetCustomAttributes(method, typeof(TestMarkAttribute), inherit: true);
    }

    private void ReadSource(ArgumentsSourceAttribute source, List<ArgumentsCase> cases)
    {
        var from = cases.Count;
        string? error;
        try
        {
            error = ReadRows(source, cases);
        }
        catch (Exception thrown)
        {
            error = $"{Name(source)} threw {thrown.GetType().FullName}: {new Failure(thrown).GetErrorMessage()}{PlaceOf(thrown)}";
        }

        if (error is not null)
        {
            // Half a source is no source: nobody could tell which rows are missing.
            cases.RemoveRange(from, cases.Count - from);
            cases.Add(new ArgumentsCase($"from {ArgumentText.OfName(source.Member)}", [], null, error));
        }
    }

    private string? ReadRows(ArgumentsSourceAttribute source, List<ArgumentsCase> cases)
    {
        if (Find(source) is not { } member)
        {
            return WhyNotFound(source);
        }

        if (AsyncRows.Await(ValueOf(member), MostRows + 1) is not IEnumerable rows || rows is string)
        {
            return $"{Name(source)} gives no sequence of rows.";
        }

        var from = cases.Count;
        foreach (var row in rows)
        {
            if (cases.Count - from == MostRows)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Name(source)} gives more than {MostRows:N0} rows.");
            }

            cases.Add(CaseOf(row));
        }

        return cases.Count == from ? $"{Name(source)} gives no rows, so the test would never run." : null;
    }

    private ArgumentsCase CaseOf(object? row) => row switch
    {
        ArgumentsRow named => CaseOf(named.Values, named.Name, named.Skip),
        not null when row is not object?[] && _binder.IsSingle(row) => CaseOf([row], null, null),
        object?[] values => CaseOf(values, null, null),
        ITuple tuple => CaseOf([.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])], null, null),
        _ => CaseOf([row], null, null),
    };

    private ArgumentsCase CaseOf(IReadOnlyList<object?> values, string? name, string? skip)
    {
        var text = name is null ? ArgumentText.OfList(values) : ArgumentText.OfName(name);
        var error = _binder.Bind(values, out var arguments);
        return new ArgumentsCase(text, error is null ? arguments : [], skip, error);
    }

    private MemberInfo? Find(ArgumentsSourceAttribute source)
    {
        for (var level = source.Type ?? type; level is not null; level = level.BaseType)
        {
            foreach (var member in level.GetMember(source.Member, MemberTypes.Field | MemberTypes.Property | MemberTypes.Method, Static))
            {
                if (member is FieldInfo or PropertyInfo { GetMethod: not null } || (member is MethodInfo found && found.GetParameters().Length == 0))
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static object? ValueOf(MemberInfo member) => member switch
    {
        FieldInfo field => field.GetValue(null),
        PropertyInfo property => property.GetMethod!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null),
        _ => ((MethodInfo)member).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null),
    };

    private string WhyNotFound(ArgumentsSourceAttribute source)
    {
        for (var level = source.Type ?? type; level is not null; level = level.BaseType)
        {
            if (level.GetMember(source.Member, Any).Length > 0)
            {
                return $"{Name(source)} must be a static field, property, or method without parameters.";
            }
        }

        return $"There is no {Name(source)} to take arguments from.";
    }

    private string Name(ArgumentsSourceAttribute source) => $"{TestName.OfClass(source.Type ?? type)}.{source.Member}";

    private static string PlaceOf(Exception thrown)
    {
        var frame = new StackTrace(thrown, fNeedFileInfo: true).GetFrames().FirstOrDefault(static frame => frame.GetFileName() is not null);
        return frame is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (in {frame.GetFileName()}:line {frame.GetFileLineNumber()})");
    }
}
