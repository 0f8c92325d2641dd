using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>The option <c>--reactor</c>.</summary>
internal static class ReactorOption
{
    /// <summary>The option.</summary>
    public static readonly Option<IReactorFactory> Instance =
        new("reactor", "NAME", $"kind of reactor to run on (default {Reactors.Default.Name})", Reactors.Default, Read);

    private static IReactorFactory Read(string name)
    {
        var factory = Reactors.Find(name)
            ?? throw new FormatException($"'{name}' is unknown: {NameAdvice.Of(name, [.. Reactors.All.Select(static factory => factory.Name)])}");
        return factory.WhyUnavailable is { } reason ? throw new FormatException($"'{name}' does not run here: {reason}") : factory;
    }
}
