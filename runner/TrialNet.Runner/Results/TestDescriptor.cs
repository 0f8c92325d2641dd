namespace TrialNet.Runner.Results;

/// <summary>What is known of a test before it runs.</summary>
/// <param name="Id"><c>Namespace.Outer+Inner.Method</c>, with <c>(arguments)</c> for a case of a parameterised test. Stable, and unique in its assembly.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ClassName">The class, with those around it: <c>Outer+Inner</c>.</param>
/// <param name="MethodName">The method, with arguments where there are any.</param>
/// <param name="File">The source file; null when it is not known.</param>
/// <param name="Line">The line of the method in it, from 1; 0 when it is not known.</param>
/// <param name="Timeout">How long it may take.</param>
/// <param name="LoadError">Why it cannot be run; such a test is never run and is always an error. Null for all others.</param>
public sealed record TestDescriptor(
    string Id,
    string Namespace,
    string ClassName,
    string MethodName,
    string? File,
    int Line,
    TimeSpan Timeout,
    string? LoadError = null)
{
    /// <summary>The words by which it can be chosen, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The resources that it needs to itself while it runs, in whichever process; an empty name stands for the process. Null for none.</summary>
    public IReadOnlyList<string>? Exclusive { get; init; }
}
