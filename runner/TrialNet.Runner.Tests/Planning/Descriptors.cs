using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Planning;

/// <summary>Descriptors for tests that do not exist.</summary>
internal static class Descriptors
{
    public static TestDescriptor Of(string @namespace, string className, string method, string? file = null, int line = 0, string? loadError = null) =>
        new(
            (@namespace.Length == 0 ? "" : @namespace + ".") + className + "." + method,
            @namespace,
            className,
            method,
            file,
            line,
            TimeSpan.FromSeconds(120),
            loadError);
}
