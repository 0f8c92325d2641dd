using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Terminal;

namespace TrialNet.Conform.CommandLine;

/// <summary>A subcommand with options.</summary>
/// <typeparam name="TOptions">All that can be asked of it.</typeparam>
internal abstract class Command<TOptions> : Command
    where TOptions : CommandOptions, new()
{
    /// <summary>How it is called, after <c>conform</c>.</summary>
    public abstract string Usage { get; }

    /// <summary>What the help says of the command before the options, without the last line end.</summary>
    public abstract string Text { get; }

    /// <summary>Its options, in the order of the help, without <c>--help</c>.</summary>
    public abstract IReadOnlyList<OptionDefinition<TOptions>> Options { get; }

    /// <inheritdoc/>
    public sealed override ExitCode Execute(IReadOnlyList<string> arguments, TerminalStreams streams)
    {
        var options = Parse(arguments);
        if (options.WantsHelp)
        {
            streams.Out.Write(HelpText.Of(Usage, Text, WithHelp));
            return ExitCode.Success;
        }

        return Run(options, streams);
    }

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">What was typed after the command's name.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="CommandLineException">It makes no sense.</exception>
    internal TOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TOptions();
        foreach (var (option, text) in new ArgumentReader<OptionDefinition<TOptions>>($"conform {Name}", WithHelp).Read(arguments))
        {
            if (option is null)
            {
                options.Operands.Add(text!);
            }
            else
            {
                option.Apply(options, text);
            }
        }

        return options;
    }

    /// <summary>Does it.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="streams">Where to write to.</param>
    /// <returns>What to exit with.</returns>
    /// <exception cref="ConformException">It cannot be done.</exception>
    protected abstract ExitCode Run(TOptions options, TerminalStreams streams);

    private IReadOnlyList<OptionDefinition<TOptions>> WithHelp =>
        [.. Options, new("help", 'h', null, "Help", "show this text", (options, _) => options.WantsHelp = true)];
}
