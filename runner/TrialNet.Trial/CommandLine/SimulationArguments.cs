using System.Globalization;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;
using TrialNet.Shared.Text;

namespace TrialNet.Trial.CommandLine;

/// <summary>Reads the values of the options for simulations.</summary>
internal static class SimulationArguments
{
    private const string Simulated = "simulated";

    /// <summary>Reads a seed.</summary>
    /// <param name="value">What was typed.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="TrialException">It is no whole number.</exception>
    public static long Seed(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : throw new TrialException($"option '--seed' needs a whole number, but was given '{value}'");

    /// <summary>Reads the name of a network.</summary>
    /// <param name="value">What was typed.</param>
    /// <returns>The name.</returns>
    /// <exception cref="TrialException">There is no such network.</exception>
    public static string Network(string value) => SimulatedNetworks.Find(value.ToLowerInvariant()) is not null
        ? value.ToLowerInvariant()
        : throw new TrialException(
            $"unknown network '{value}'{NearestNames.Hint(value, SimulatedNetworks.Names)}; there are: {string.Join(", ", SimulatedNetworks.Names)}");

    /// <summary>Reads a list of decisions.</summary>
    /// <param name="value">What was typed.</param>
    /// <returns>The list.</returns>
    /// <exception cref="TrialException">It makes no sense.</exception>
    public static string Decisions(string value)
    {
        try
        {
            _ = Reactors.Simulated(new SimulationOptions { Decisions = value });
            return value;
        }
        catch (ArgumentException)
        {
            throw new TrialException($"option '--decisions' needs what a failure printed, such as 3:1,17:402, or 'calm', but was given '{value}'");
        }
    }

    /// <summary>Refuses what would have no effect.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="TrialException">Nothing is simulated, or two options exclude each other.</exception>
    public static void RefuseConflicts(TrialOptions options)
    {
        if (options.Simulation is not { } simulation)
        {
            return;
        }

        if (!options.Reactors.Any(static name => name is "all" || string.Equals(name, Simulated, StringComparison.OrdinalIgnoreCase)))
        {
            throw new TrialException("--seed, --schedules, --network and --decisions are about simulations: they go with --reactor=simulated");
        }

        if (simulation is { Schedules: > 1, Decisions: not null })
        {
            throw new TrialException("--schedules and --decisions exclude each other: a list of decisions is one schedule");
        }
    }
}
