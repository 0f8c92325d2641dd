namespace TrialNet.Shared.CommandLine;

/// <summary>A command line makes no sense.</summary>
/// <param name="message">What is wrong, and what to write instead: one line, without the command's name.</param>
internal sealed class CommandLineException(string message) : Exception(message);
