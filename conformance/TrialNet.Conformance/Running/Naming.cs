using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <summary>Names for everything that a program's callbacks can get: by identity where there is one.</summary>
internal sealed class Naming(DeferredSubject subject)
{
    private readonly List<(object Object, string Name)> _hostile = [];
    private readonly List<Entry> _entries = [];
    private readonly List<(object Lock, string Name, bool IsQueue)> _locks = [];

    /// <summary>The Deferreds of the program, in the order in which they became known.</summary>
    internal IReadOnlyList<Entry> Entries => _entries;

    internal T Remember<T>(string name, T value)
    {
        if (value is not null and not ValueType)
        {
            _hostile.Add((value, name));
        }

        return value;
    }

    internal void Remember(Entry entry) => _entries.Add(entry);

    internal void RememberLock(object made, int number, bool isQueue) =>
        _locks.Add((made, ProgramSyntax.LockName(number).ToString(), isQueue));

    internal bool IsQueue(object gate) => _locks.Exists(known => ReferenceEquals(known.Lock, gate) && known.IsQueue);

    /// <summary>The Deferred that another one's text calls by a name.</summary>
    internal string OfDeferred(string? name) =>
        _entries.Find(entry => name is not null && string.Equals(entry.Handle.Name, name, StringComparison.Ordinal))?.Name ?? "a Deferred";

    internal string Of(object? value) => value switch
    {
        NamedValue named => named.Name,
        null => "null",
        bool or int or double => OfPrimitive(value),
        _ => OfKnown(value) ?? OfMade(subject.View(value)),
    };

    internal string Of(Exception error)
    {
        if (error is ProgramException named)
        {
            return named.Message;
        }

        if (OfKnown(error) is { } known)
        {
            return known;
        }

        var view = subject.View(error);
        return view.Kind switch
        {
            ErrorKind.FirstError => $"FirstError({view.Index} !{string.Join(" !", view.Inner.Select(Of))})",
            ErrorKind.FailureGroup => $"FailureGroup(!{string.Join(" !", view.Inner.Select(Of))})",
            ErrorKind.Other => $"other:{error.GetType().Name}",
            _ => view.Kind.ToString(),
        };
    }

    private static string OfPrimitive(object value) => value switch
    {
        false => "false",
        0 => "zero",
        double number when double.IsNaN(number) => "nan",
        _ => $"other:{value}",
    };

    private string? OfKnown(object value)
    {
        foreach (var (known, name) in _hostile)
        {
            if (ReferenceEquals(known, value))
            {
                return name;
            }
        }

        foreach (var (known, name, _) in _locks)
        {
            if (ReferenceEquals(known, value))
            {
                return name;
            }
        }

        return value is ISubjectDeferred ? _entries.Find(entry => ReferenceEquals(entry.Handle, value))?.Name ?? "a Deferred" : null;
    }

    private string OfMade(object? value) => value switch
    {
        ListedOutcomes list => $"[{string.Join(' ', list.Outcomes.Select(one => one.Error is null ? Of(one.Value) : $"!{Of(one.Error)}"))}]",
        ListedValues list => $"({string.Join(' ', list.Values.Select(Of))})",
        IndexedValue first => $"{Of(first.Value)}@{first.Index}",
        null => "null",
        _ => $"other:{value.GetType().Name}",
    };
}
