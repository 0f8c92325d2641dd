namespace TrialNet.Reactor.Abstractions;

/// <summary>What a process wrote, and how it exited.</summary>
/// <param name="Output">All of its standard output.</param>
/// <param name="ErrorOutput">All of its standard error.</param>
/// <param name="ExitCode">Its exit code.</param>
public sealed record ProcessResult(ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> ErrorOutput, int ExitCode);
