namespace TrialNet.Conform.CommandLine;

/// <summary>What can be asked of every subcommand.</summary>
internal class CommandOptions
{
    /// <summary>What is no option.</summary>
    public List<string> Operands { get; } = [];

    /// <summary>Whether to show the help and do nothing else.</summary>
    public bool WantsHelp { get; set; }

    /// <summary>Patterns that select rules; none selects all.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Adds patterns that are separated by commas.</summary>
    /// <param name="list">The patterns.</param>
    public void AddRules(string list) => Rules.AddRange(list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
