namespace TrialNet.Poetry.CommandLine;

/// <summary>One subcommand of <c>poetry</c>.</summary>
internal abstract class Command
{
    /// <summary>What people type.</summary>
    public abstract string Name { get; }

    /// <summary>One line that tells what it does.</summary>
    public abstract string Summary { get; }

    /// <summary>What stands after the options, as the usage line shows it.</summary>
    public abstract string Operands { get; }

    /// <summary>Its options, in the order in which help lists them.</summary>
    public abstract IReadOnlyList<Option> Options { get; }

    /// <summary>What else help says, line by line.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">It cannot be done.</exception>
    public abstract int Run(ParsedArguments arguments);
}
