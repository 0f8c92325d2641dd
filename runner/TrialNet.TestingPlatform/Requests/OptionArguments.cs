using System.Globalization;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>What the arguments of the options may be.</summary>
/// <param name="reactors">The reactors to choose from.</param>
internal sealed class OptionArguments(IReadOnlyList<IReactorFactory> reactors)
{
    /// <summary>The names of the reactors.</summary>
    public string Reactors { get; } = string.Join(", ", reactors.Select(static reactor => reactor.Name));

    /// <summary>How long a test may take, in seconds as on the command line; false if the text is no positive number.</summary>
    public static bool TryParseTimeout(string text, out TimeSpan timeout)
    {
        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        timeout = isNumber && seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return timeout > TimeSpan.Zero;
    }

    /// <summary>How many of something; 0 if the text is no positive whole number.</summary>
    public static int ParseCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>The seed of a simulation; null if the text is none.</summary>
    public static long? ParseSeed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>Tells why an argument is none; null if it is one.</summary>
    /// <param name="option">The option.</param>
    /// <param name="argument">Its argument.</param>
    public string? WhyNot(string option, string argument) => option switch
    {
        PlatformOptions.Reactor => WhyNotReactor(argument),
        PlatformOptions.Random when !int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
            $"a seed is a whole number from 0 to {int.MaxValue}, not '{argument}'",
        PlatformOptions.TestTimeout when !TryParseTimeout(argument, out _) => $"a time is a number of seconds greater than 0, not '{argument}'",
        PlatformOptions.Threads or PlatformOptions.Schedules when ParseCount(argument) == 0 => $"a number of {option} is a whole number from 1 on, not '{argument}'",
        PlatformOptions.Shard when Shard.Parse(argument) is null => $"a part and their number are written like 1/3, not '{argument}'",
        PlatformOptions.Seed when ParseSeed(argument) is null => $"the seed of a simulation is a whole number, not '{argument}'",
        PlatformOptions.Network when SimulatedNetworks.Find(argument.ToLowerInvariant()) is null =>
            $"there is no network '{argument}': choose one of {string.Join(", ", SimulatedNetworks.Names)}",
        PlatformOptions.Decisions when !IsListOfDecisions(argument) => $"decisions are what a failure printed, such as 3:1,17:402, or calm, not '{argument}'",
        _ => null,
    };

    private static bool IsListOfDecisions(string argument)
    {
        try
        {
            _ = Reactor.Reactors.Simulated(new SimulationOptions { Decisions = argument });
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private string? WhyNotReactor(string name)
    {
        if (reactors.FirstOrDefault(reactor => string.Equals(reactor.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } chosen)
        {
            return name.Contains("::", StringComparison.Ordinal)
                ? $"a reactor by its name, not '{name}': the trial command runs the tests on somebody else's"
                : name.Contains(',', StringComparison.Ordinal) || string.Equals(name, "all", StringComparison.OrdinalIgnoreCase)
                ? $"one reactor at a time, not '{name}': the trial command runs the tests on several"
                : $"there is no reactor '{name}': choose one of {Reactors}";
        }

        return chosen.WhyUnavailable is { } reason ? $"the reactor '{name}' cannot run here: {reason}" : null;
    }
}
