using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Something that a reactor holds for somebody until it is given back: a timer, a port, a connection, an attempt to connect.</summary>
/// <remarks>A test that leaves one behind fails; what is here is what its report says.</remarks>
public interface IReactorResource
{
    /// <summary>What it is, in a word or two: <c>timer</c>, <c>listening port</c>, <c>connection</c>, <c>connection attempt</c>.</summary>
    string Kind { get; }

    /// <summary>Which one it is: a delay and a function, an address, both ends of a connection.</summary>
    string Description { get; }

    /// <summary>The scope that was current when it was made.</summary>
    Scope Scope { get; }

    /// <summary>Where in the source it was made; for an accepted connection, where its port was.</summary>
    SourceLocation CreatedAt { get; }

    /// <summary>When it was made, on the scale of <see cref="IReactorTime.Now"/>.</summary>
    TimeSpan CreatedTime { get; }

    /// <summary>The call that gives it back, as one would write it: <c>Cancel()</c>, <c>StopListening()</c>, <c>LoseConnection()</c>.</summary>
    string HowToRelease { get; }

    /// <summary>Whether that call was made already and only the reactor has still to finish it.</summary>
    bool IsReleasing { get; }

    /// <summary>Gives it back at once, without regard to data that is still under way.</summary>
    void Release();
}
