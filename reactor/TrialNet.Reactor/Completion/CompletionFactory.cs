using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Completion.Rings;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>The completion reactor as a kind to choose: with an io_uring where that can be had, else with .NET's sockets.</summary>
/// <param name="variable">The environment's variables, of which TRIALNET_COMPLETION chooses.</param>
/// <param name="whyNoRing">Why there can be no ring here; null if there can.</param>
internal sealed class CompletionFactory(Func<string, string?> variable, Func<string?> whyNoRing) : IReactorFactory
{
    internal const string Kind = "completion";

    private const string Beginning = "the system works ahead";

    internal CompletionFactory()
        : this(Environment.GetEnvironmentVariable, static () => RingProbe.WhyNot)
    {
    }

    /// <summary>The kind with one of its engines.</summary>
    internal CompletionFactory(CompletionEngine engine)
        : this(_ => engine.ToString(), static () => RingProbe.WhyNot)
    {
    }

    public string Name => Kind;

    public string Summary
    {
        get
        {
            try
            {
                return CompletionEnvironment.Read(variable) switch
                {
                    CompletionEngine.Ring => $"{Beginning}; by io_uring, as {CompletionEnvironment.Engine} says",
                    CompletionEngine.Sockets => $"{Beginning}; by SocketAsyncEventArgs, as {CompletionEnvironment.Engine} says",
                    _ => whyNoRing() is { } why ? $"{Beginning}; by SocketAsyncEventArgs, as {why}" : $"{Beginning}; by io_uring",
                };
            }
            catch (FormatException error)
            {
                return $"{Beginning}. {error.Message}";
            }
        }
    }

    public string? WhyUnavailable
    {
        get
        {
            try
            {
                return CompletionEnvironment.Read(variable) == CompletionEngine.Ring ? whyNoRing() : null;
            }
            catch (FormatException)
            {
                // Whoever asks for a reactor is told.
                return null;
            }
        }
    }

    public IReactor Create() => Create(null);

    public override string ToString() => $"{Name}: {Summary}";

    /// <summary>Makes a reactor with a clock of its own.</summary>
    /// <exception cref="FormatException">TRIALNET_COMPLETION makes no sense.</exception>
    /// <exception cref="PlatformNotSupportedException">It asks for a ring, which cannot be had.</exception>
    internal SocketReactor Create(TimeProvider? clock)
    {
        var wanted = CompletionEnvironment.Read(variable);
        if (wanted == CompletionEngine.Sockets)
        {
            return new CompletionReactor(Kind, clock);
        }

        return whyNoRing() is not { } why ? new ReadinessReactor(Kind, RingSource.Open, clock)
            : wanted is null ? new CompletionReactor(Kind, clock)
            : throw new PlatformNotSupportedException($"The {Kind} reactor does not run here as {CompletionEnvironment.Engine} asks for it: {why}.");
    }
}
