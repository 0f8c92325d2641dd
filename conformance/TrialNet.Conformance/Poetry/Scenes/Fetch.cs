using TrialNet.Defer;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>What became of a Deferred of a client.</summary>
internal sealed class Fetch
{
    internal Fetch(PoetryScene scene, Deferred<byte[]> deferred)
    {
        Deferred = deferred;
        deferred.AddBoth<byte[]?>(outcome =>
        {
            Outcomes++;
            FiredAt = scene.Now;
            if (outcome.IsFailure)
            {
                Error = outcome.Failure.Value;
            }
            else
            {
                Poem = outcome.Value;
            }

            return default(byte[]);
        });
    }

    internal Deferred<byte[]> Deferred { get; }

    /// <summary>How often its callbacks were called.</summary>
    internal int Outcomes { get; private set; }

    internal TimeSpan? FiredAt { get; private set; }

    internal byte[]? Poem { get; private set; }

    internal Exception? Error { get; private set; }

    internal bool IsFired => Outcomes > 0;

    internal string Text => !IsFired ? "it is never fired" : Error is not null ? $"it fails with {Error.GetType().Name}: {Error.Message}" : $"it gives {Poem?.Length} bytes";
}
