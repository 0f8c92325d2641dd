using TrialNet.Shared.Terminal;

namespace TrialNet.Conform.CommandLine;

/// <summary>One subcommand of <c>conform</c>.</summary>
internal abstract class Command
{
    /// <summary>What people type.</summary>
    public abstract string Name { get; }

    /// <summary>One line that tells what it does.</summary>
    public abstract string Summary { get; }

    /// <summary>Takes its arguments apart and does it.</summary>
    /// <param name="arguments">What was typed after its name.</param>
    /// <param name="streams">Where to write to.</param>
    /// <returns>What to exit with.</returns>
    /// <exception cref="ConformException">It cannot be done.</exception>
    public abstract ExitCode Execute(IReadOnlyList<string> arguments, TerminalStreams streams);
}
