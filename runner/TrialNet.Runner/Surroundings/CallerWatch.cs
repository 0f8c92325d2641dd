using System.Reflection;
using System.Reflection.Metadata;
using TrialNet.Framework;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Something that is changed by a call whose name is in the assembly that makes it. To look takes too long to do it after each test for
/// nothing, so that it is done from the moment on in which such an assembly is loaded. Threading: one thread at a time; any loads.
/// </summary>
internal abstract class CallerWatch : IWatch, IDisposable
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    // By watch, and in each by assembly. Of plain types: those that are made of several would be compiled at the start of each session.
    private static readonly Dictionary<Type, Dictionary<Assembly, object>> Known = [];
    private static readonly object Calls = new();
    private static readonly object CallsNot = new();

    private volatile bool _hasCallers;

    private protected CallerWatch()
    {
        AppDomain.CurrentDomain.AssemblyLoad += OnLoad;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Look(assembly);
        }
    }

    /// <summary>Whether somebody may make the call.</summary>
    private protected bool HasCallers => _hasCallers;

    public abstract void Mark();

    public abstract void Find(List<string> found);

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.AssemblyLoad -= OnLoad;

    /// <summary>Whether a name of the call is in an assembly.</summary>
    /// <param name="metadata">The assembly's metadata, where names end with a zero.</param>
    private protected abstract bool HasName(ReadOnlySpan<byte> metadata);

    /// <summary>The first assembly with such a name is being loaded, and no code of it has run. Any thread.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Whether an assembly is of the tests or of what they use, and has the name in it. What the framework changes, it changes back.</summary>
    private unsafe bool MayCall(Assembly assembly)
    {
        if (assembly.IsDynamic
            || assembly == typeof(CallerWatch).Assembly
            || assembly == typeof(TestCase).Assembly
            || assembly.FullName?.StartsWith("Microsoft.Testing.", StringComparison.Ordinal) is true
            || assembly.Location is { Length: > 0 } path && string.Equals(Path.GetDirectoryName(path), FrameworkFolder, StringComparison.Ordinal))
        {
            return false;
        }

        return assembly.TryGetRawMetadata(out var metadata, out var length) && HasName(new ReadOnlySpan<byte>(metadata, length));
    }

    private void OnLoad(object? sender, AssemblyLoadEventArgs load) => Look(load.LoadedAssembly);

    private void Look(Assembly assembly)
    {
        if (!_hasCallers && IsKnownToCall(assembly))
        {
            Begin();
            _hasCallers = true;
        }
    }

    private bool IsKnownToCall(Assembly assembly)
    {
        Dictionary<Assembly, object>? known;
        lock (Known)
        {
            if (!Known.TryGetValue(GetType(), out known))
            {
                Known.Add(GetType(), known = []);
            }

            if (known.TryGetValue(assembly, out var answer))
            {
                return ReferenceEquals(answer, Calls);
            }
        }

        // Not inside the lock: to look may load an assembly, for which the runtime holds locks of its own.
        var mayCall = MayCall(assembly);
        lock (Known)
        {
            known[assembly] = mayCall ? Calls : CallsNot;
        }

        return mayCall;
    }
}
