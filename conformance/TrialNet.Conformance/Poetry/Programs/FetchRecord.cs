using TrialNet.Conformance.Running;
using TrialNet.Defer;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>One fetch of a program: what became of the client's Deferred.</summary>
internal sealed class FetchRecord(int number, FetchKind kind, Deferred<byte[]> deferred, byte[] poem)
{
    internal int Number => number;

    internal FetchKind Kind => kind;

    /// <summary>Whether the client's Deferred was fired, by the client or by cancelling.</summary>
    internal bool IsFired => deferred.IsCalled;

    /// <summary>Whether it was fired when it was begun.</summary>
    internal bool IsBornFired { get; } = deferred.IsCalled;

    /// <summary>When that was first seen; null if it was not.</summary>
    internal TimeSpan? FiredAt { get; set; }

    /// <summary>In which order.</summary>
    internal int Order { get; set; }

    /// <summary>What its callbacks were given: the name of a value or of an exception; null as long as they have not been called.</summary>
    internal string? Name { get; private set; }

    internal Exception? Error { get; private set; }

    /// <summary>Whether the program has cancelled it, at a time when that still meant something.</summary>
    internal bool IsCancelled => Error is CancelledException;

    /// <summary>What is wrong with its end; null if nothing is.</summary>
    internal string? Wrong { get; private set; }

    /// <summary>The first callback: gives the result a name that is the same on the model, and looks whether it is right.</summary>
    internal object? Take(Outcome<byte[]> outcome)
    {
        if (!outcome.IsFailure)
        {
            Name = $"P{number}";
            Wrong = kind.Ends == FetchEnd.Failure ? $"it gives {outcome.Value.Length} bytes"
                : !outcome.Value.AsSpan().SequenceEqual(poem) ? Checks.Poems.Difference(poem, outcome.Value)
                : null;
            return new NamedValue(Name);
        }

        Error = outcome.Failure.Value;
        if (IsCancelled)
        {
            return outcome.Failure;
        }

        Name = $"N{number}";
        Wrong = kind.Ends == FetchEnd.Poem ? $"it fails with {Error.GetType().Name}: {Error.Message}" : null;
        return new Failure(new ProgramException(Name));
    }
}
