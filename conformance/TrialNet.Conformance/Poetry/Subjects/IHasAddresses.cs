using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>A subject that reads addresses as people type them: <see cref="PoetryCapability.CommandLine"/> (P-ONE-12).</summary>
public interface IHasAddresses
{
    /// <summary>Reads <c>[host:]port</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="host">The host, an IPv6 address without its brackets; null if there was none.</param>
    /// <param name="port">The port.</param>
    /// <returns>False where a program would end with a message on usage and another exit code than 0.</returns>
    bool TryReadAddress(string text, [NotNullWhen(true)] out string? host, out int port);
}
