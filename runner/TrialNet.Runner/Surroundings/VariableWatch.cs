using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using TrialNet.Framework;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// The environment's variables. To compare them all takes too long to do it after each test for nothing, so it is done from the
/// moment on in which an assembly is loaded that calls for setting one.
/// </summary>
internal sealed class VariableWatch : IWatch, IDisposable
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    private static readonly ConcurrentDictionary<Assembly, bool> Known = new();

    private volatile Dictionary<string, string>? _before;

    internal VariableWatch()
    {
        AppDomain.CurrentDomain.AssemblyLoad += OnLoad;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Look(assembly);
        }
    }

    public void Mark()
    {
        if (_before is not null)
        {
            _before = Read();
        }
    }

    public void Find(List<string> found)
    {
        if (_before is not { } before)
        {
            return;
        }

        var now = Read();
        if (IsSame(before, now))
        {
            return;
        }

        foreach (var name in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (!string.Equals(old, current, StringComparison.Ordinal))
            {
                found.Add(
                    $"The test {Describe(name, old, current)} (place unknown): a cleanup that sets it back would have kept it. It has been set back.");
                Environment.SetEnvironmentVariable(name, old);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.AssemblyLoad -= OnLoad;

    private static bool IsSame(Dictionary<string, string> before, Dictionary<string, string> now)
    {
        if (before.Count != now.Count)
        {
            return false;
        }

        foreach (var (name, value) in now)
        {
            if (!before.TryGetValue(name, out var old) || !string.Equals(old, value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string Describe(string name, string? old, string? current) =>
        old is null ? $"set the environment variable {name} to '{current}'"
        : current is null ? $"removed the environment variable {name}, which was '{old}'"
        : $"changed the environment variable {name} from '{old}' to '{current}'";

    private static Dictionary<string, string> Read()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }

    /// <summary>Whether an assembly of the tests or of what they use has the name of the method in it. What the framework sets, it sets back.</summary>
    private static unsafe bool MaySet(Assembly assembly)
    {
        if (assembly.IsDynamic
            || assembly == typeof(VariableWatch).Assembly
            || assembly == typeof(TestCase).Assembly
            || assembly.FullName?.StartsWith("Microsoft.Testing.", StringComparison.Ordinal) is true
            || assembly.Location is { Length: > 0 } path && string.Equals(Path.GetDirectoryName(path), FrameworkFolder, StringComparison.Ordinal))
        {
            return false;
        }

        return assembly.TryGetRawMetadata(out var metadata, out var length)
            && new ReadOnlySpan<byte>(metadata, length).IndexOf("SetEnvironmentVariable\0"u8) >= 0;
    }

    private void OnLoad(object? sender, AssemblyLoadEventArgs load) => Look(load.LoadedAssembly);

    // In the event, so before any code of the assembly has run: what is read now is what its tests find.
    private void Look(Assembly assembly)
    {
        if (_before is null && Known.GetOrAdd(assembly, MaySet))
        {
            _before = Read();
        }
    }
}
