using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrialNet.Trial.Stacks;

/// <summary>What <see cref="ProcessStacks"/> starts: reads one stack, prints it, and ends. No part of the command that people see.</summary>
internal static class StackCommand
{
    /// <summary>The first argument; the process follows, and the thread if it is known.</summary>
    public const string Argument = "--read-stack";

    /// <summary>The exit code when there is no stack; the output says why.</summary>
    public const int Refused = 1;

    /// <summary>Whether the command line asks for it.</summary>
    public static bool IsMeant(IReadOnlyList<string> args) => args.Count > 1 && string.Equals(args[0], Argument, StringComparison.Ordinal);

    /// <summary>Reads the stack.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Takes the frames, or the reason why there are none.</param>
    /// <returns>The exit code.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong here is the reason that the report tells.")]
    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        try
        {
            var thread = args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : (int?)null;
            var frames = ThreadStack.Read(int.Parse(args[1], CultureInfo.InvariantCulture), thread);
            output.WriteLine(frames.Length > 0 ? frames : "no thread of it runs a test.");
            return frames.Length > 0 ? 0 : Refused;
        }
        catch (Exception error)
        {
            output.WriteLine($"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }
}
