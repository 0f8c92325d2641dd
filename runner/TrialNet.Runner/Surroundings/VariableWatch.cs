using System.Collections;

namespace TrialNet.Runner.Surroundings;

/// <summary>The environment's variables.</summary>
internal sealed class VariableWatch : CallerWatch
{
    private volatile Dictionary<string, string>? _before;

    public override void Mark()
    {
        if (_before is not null)
        {
            _before = Read();
        }
    }

    public override void Find(List<string> found)
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

    private protected override bool HasName(ReadOnlySpan<byte> metadata) => metadata.IndexOf("SetEnvironmentVariable\0"u8) >= 0;

    // What is read now is what the assembly's tests find.
    private protected override void Begin() => _before = Read();

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
}
