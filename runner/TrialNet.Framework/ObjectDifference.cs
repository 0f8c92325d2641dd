using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using TrialNet.Defer;

namespace TrialNet.Framework;

/// <summary>
/// In which of their public members two objects of a type differ. Whether they do is their own business, that of <c>Equals</c>: this
/// only explains it.
/// </summary>
internal static class ObjectDifference
{
    private const int MostMembers = 10;
    private const int Deepest = 4;

    [ThreadStatic]
    private static int _depth;

    /// <summary>Tells how two objects differ that are not equal.</summary>
    /// <returns>Null where looking at members makes no sense; else a text of several lines.</returns>
    internal static string? Of(object expected, object actual)
    {
        var type = expected.GetType();
        if (type != actual.GetType() || _depth >= Deepest || expected is IFormattable or Delegate or Exception or Deferred || IsOfTheRuntime(type))
        {
            return null;
        }

        _depth++;
        try
        {
            return Differences(expected, actual, type);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Compares without looking for an explanation.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="compare">Compares.</param>
    /// <returns>What came of it.</returns>
    internal static T Without<T>(Func<T> compare)
    {
        var before = _depth;
        _depth = Deepest;
        try
        {
            return compare();
        }
        finally
        {
            _depth = before;
        }
    }

    // Their texts say it; their members may do more than tell. Tuples and pairs are nothing but their members.
    private static bool IsOfTheRuntime(Type type) =>
        type.Namespace is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal)) &&
        !typeof(ITuple).IsAssignableFrom(type) && !type.Name.StartsWith("KeyValuePair`", StringComparison.Ordinal);

    private static string? Differences(object expected, object actual, Type type)
    {
        var members = Members(type).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var lines = members
            .Select(member => (member.Name, Text: Difference.Of(Read(member, expected), Read(member, actual))))
            .Where(member => member.Text is not null)
            .Select(member => $"\n  .{member.Name}: {Indented(member.Text!)}")
            .ToList();
        return lines.Count == 0
            ? $"\n  Their public members are equal. {Remedy(type)}"
            : string.Concat(lines.Take(MostMembers)) + (lines.Count > MostMembers ? "\n  ..." : string.Empty);
    }

    private static string Remedy(Type type) =>
        type.GetMethod(nameof(Equals), [typeof(object)])?.DeclaringType == typeof(object)
            ? $"{type.Name} has no Equals of its own, so each object equals itself alone: make it a record, or compare what matters."
            : $"Equals of {type.Name} looks at something else.";

    private static IEnumerable<MemberInfo> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member is FieldInfo || (member is PropertyInfo { CanRead: true } property && property.GetIndexParameters().Length == 0));

    private static object? Read(MemberInfo member, object owner)
    {
        try
        {
            return member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member).GetValue(owner);
        }
        catch (Exception error)
        {
            // A getter of the user's may throw; where both do in the same way, there is no difference.
            return $"could not be read: {(error.InnerException ?? error).GetType().FullName}";
        }
    }

    private static string Indented(string text) => new StringBuilder(text).Replace("\n", "\n  ").ToString();
}
