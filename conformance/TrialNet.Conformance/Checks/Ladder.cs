using System.Diagnostics;
using System.Runtime.CompilerServices;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>One rung of a ladder of depths: what the kit's callbacks tell of the stack while a subject works through its links.</summary>
/// <remarks>
/// An overflow of the stack ends the process and cannot be caught. So each callback of the kit asks whether there is room for the
/// next; where there is none it answers with a Deferred that is never fired, and the subject has to come back.
/// </remarks>
/// <param name="subject">The subject of this rung.</param>
/// <param name="links">How many links there are.</param>
internal sealed class Ladder(DeferredSubject subject, int links)
{
    private ISubjectDeferred? _stop;

    internal DeferredSubject Subject { get; } = subject;

    internal int Links { get; } = links;

    /// <summary>Whether a callback found too little room on the stack.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>How many callbacks had been entered until then.</summary>
    internal int Entered { get; private set; }

    /// <summary>The frames on the stack in the callback that asked last.</summary>
    internal int FrameCount { get; private set; }

    /// <summary>What came out at the far end.</summary>
    internal Witness End { get; } = new();

    /// <summary>Never fired: whoever waits for it waits for good.</summary>
    internal ISubjectDeferred Stop => _stop ??= Subject.NewDeferred(null);

    /// <summary>To be called first, while there is room.</summary>
    internal void Prepare() => _ = Stop;

    /// <summary>To be called by each callback: whether there is room to go on.</summary>
    /// <exception cref="RunawayException">There have been more calls than links.</exception>
    internal bool MayGoOn()
    {
        if (++Entered > (2 * Links) + 1)
        {
            throw new RunawayException();
        }

        IsExhausted |= !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        return !IsExhausted;
    }

    /// <summary>What the callback of a link returns: one more than it got.</summary>
    internal object? Link(object? value) => MayGoOn() ? (int)value! + 1 : Stop;

    /// <summary>The same for a failure, which goes on.</summary>
    internal object? Link(Exception error) => MayGoOn() ? new ReturnedFailure(error) : Stop;

    /// <summary>To be called by the callback that a subject without a loop of its own would enter deepest.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Measure()
    {
        if (Links <= Ladders.Measured)
        {
            FrameCount = new StackTrace(false).FrameCount;
        }
    }
}
