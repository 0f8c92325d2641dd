namespace TrialNet.Reactor.Abstractions;

/// <summary>Makes reactors of one kind: what <c>--reactor</c> chooses from. Threading: any thread.</summary>
public interface IReactorFactory
{
    /// <summary>The name to choose it by.</summary>
    string Name { get; }

    /// <summary>One line that tells what it is.</summary>
    string Summary { get; }

    /// <summary>Why this kind cannot run on this machine; null if it can.</summary>
    string? WhyUnavailable { get; }

    /// <summary>Makes a reactor that has not run yet.</summary>
    /// <returns>The reactor.</returns>
    IReactor Create();
}
