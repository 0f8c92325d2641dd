using TrialNet.Conform.CommandLine;

namespace TrialNet.Conform.Commands;

/// <summary>What stands on a command line and is no option.</summary>
internal static class Operands
{
    /// <summary>A command that takes none refuses them.</summary>
    /// <param name="options">What was read.</param>
    /// <param name="command">The command's name.</param>
    /// <exception cref="ConformException">There is one.</exception>
    public static void Refuse(CommandOptions options, string command)
    {
        if (options.Operands is [var stray, ..])
        {
            throw new ConformException($"'{stray}' is no option; 'conform {command} --help' lists the options");
        }
    }
}
