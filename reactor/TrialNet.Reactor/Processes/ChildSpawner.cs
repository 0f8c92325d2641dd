using System.Globalization;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>Starts a child: makes its pipes, puts them where it looks for them, and closes what it was not to have (R-PROC-03).</summary>
internal sealed unsafe class ChildSpawner : IDisposable
{
    private const string FolderOfDescriptors = "/proc/self/fd";

    // Not in every C library of Linux; without it, what another thread opens in the meantime may slip through.
    private static readonly bool HasCloseFrom =
        NativeLibrary.TryGetExport(NativeLibrary.Load("libc", typeof(ChildSpawner).Assembly, null), nameof(Libc.posix_spawn_file_actions_addclosefrom_np), out _);

    private readonly SpawnRequest _request;
    private readonly Dictionary<int, int> _childEnds = [];
    private readonly int _firstFree;

    /// <summary>Makes the pipes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of the child's is greater than the system allows.</exception>
    /// <exception cref="IOException">There are no descriptors left, or one to be inherited is not open.</exception>
    internal ChildSpawner(SpawnRequest request)
    {
        _request = request;
        _firstFree = unchecked(request.ChildDescriptors.Keys.DefaultIfEmpty(-1).Max() + 1);
        try
        {
            foreach (var (number, wanted) in request.ChildDescriptors)
            {
                if (wanted.Inherited is { } own)
                {
                    _childEnds.Add(number, Duplicate(own));
                }
                else
                {
                    AddPipe(number, wanted.IsRead);
                }
            }
        }
        catch
        {
            CloseAll(OwnEnds.Values);
            Dispose();
            throw;
        }
    }

    /// <summary>This process's ends of the pipes, by the child's numbers; not blocking.</summary>
    internal Dictionary<int, int> OwnEnds { get; } = [];

    /// <summary>Starts the program.</summary>
    /// <param name="pid">The child.</param>
    /// <returns>The system's error; 0 if there is none.</returns>
    internal int Start(out int pid)
    {
        var actions = stackalloc byte[Libc.SizeOfFileActions];
        var attributes = stackalloc byte[Libc.SizeOfAttributes];
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawnattr_init(attributes);
        var path = Marshal.StringToCoTaskMemUTF8(_request.Path);
        var executable = Marshal.StringToCoTaskMemUTF8(_request.Executable);
        using var arguments = new NativeTexts(_request.Arguments);
        using var environment = new NativeTexts(_request.Environment);
        try
        {
            AddActions(actions, (byte*)path);
            ResetSignals(attributes);
            int started;
            var error = Libc.posix_spawnp(&started, (byte*)executable, actions, attributes, arguments.Pointer, environment.Pointer);
            pid = started;
            return error;
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
            Marshal.FreeCoTaskMem(executable);
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
        }
    }

    /// <summary>Writes in the place of a child that could not be started, to its standard error if that is a pipe of ours.</summary>
    internal void WriteError(ReadOnlySpan<byte> text)
    {
        if (OwnEnds.ContainsKey(2) && _request.ChildDescriptors[2].IsRead)
        {
            // It fits: the pipe is empty and takes some thousand bytes.
            fixed (byte* memory = text)
            {
                _ = Libc.write(_childEnds[2], memory, text.Length);
            }
        }
    }

    /// <summary>Closes the child's ends: it has them now.</summary>
    public void Dispose()
    {
        CloseAll(_childEnds.Values);
        _childEnds.Clear();
    }

    /// <summary>No signal is blocked or ignored in the child, whatever this runtime needs for itself.</summary>
    private static void ResetSignals(byte* attributes)
    {
        var none = stackalloc byte[Libc.SizeOfSignalSet];
        var all = stackalloc byte[Libc.SizeOfSignalSet];
        new Span<byte>(none, Libc.SizeOfSignalSet).Clear();
        new Span<byte>(all, Libc.SizeOfSignalSet).Fill(byte.MaxValue);
        _ = Libc.posix_spawnattr_setsigmask(attributes, none);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, all);
        _ = Libc.posix_spawnattr_setflags(attributes, Libc.SetSignalMask | Libc.SetSignalDefaults);
    }

    private static void CloseAll(IEnumerable<int> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            _ = Libc.close(descriptor);
        }
    }

    private void AddPipe(int number, bool isRead)
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.CloseOnExec) < 0)
        {
            throw Libc.LastException("A pipe cannot be made");
        }

        var (own, child) = isRead ? (ends[0], ends[1]) : (ends[1], ends[0]);
        OwnEnds.Add(number, own);
        _ = Libc.fcntl(own, Libc.SetStatusFlags, Libc.fcntl(own, Libc.GetStatusFlags, 0) | Libc.NonBlocking);
        try
        {
            _childEnds.Add(number, Duplicate(child));
        }
        finally
        {
            _ = Libc.close(child);
        }
    }

    /// <summary>A copy above all of the child's numbers, so that putting one in its place never overwrites another.</summary>
    private int Duplicate(int descriptor)
    {
        var copy = Libc.fcntl(descriptor, Libc.DuplicateCloseOnExec, _firstFree);
        return copy >= 0 ? copy
            : Marshal.GetLastSystemError() == Libc.InvalidArgument ? throw NumberTooGreat()
            : throw Libc.LastException($"Descriptor {descriptor} cannot be given to a child");
    }

    /// <summary>The system has no descriptors with such numbers.</summary>
    private ArgumentOutOfRangeException NumberTooGreat()
    {
        var greatest = _request.ChildDescriptors.Keys.Max();
        return new ArgumentOutOfRangeException(
            "childDescriptors", greatest, $"A child's descriptor {greatest} is beyond the greatest number that the system gives to this process.");
    }

    private void AddActions(byte* actions, byte* path)
    {
        foreach (var descriptor in FindInheritable())
        {
            _ = Libc.posix_spawn_file_actions_addclose(actions, descriptor);
        }

        foreach (var (number, source) in _childEnds)
        {
            _ = Libc.posix_spawn_file_actions_adddup2(actions, source, number);
        }

        if (HasCloseFrom)
        {
            // In the child, where no other thread opens any more: what was opened here since the look above goes too.
            _ = Libc.posix_spawn_file_actions_addclosefrom_np(actions, _firstFree);
        }

        if (path is not null)
        {
            _ = Libc.posix_spawn_file_actions_addchdir_np(actions, path);
        }
    }

    /// <summary>What the child would have though nobody asked for it: .NET opens none, but what is loaded into it may.</summary>
    private List<int> FindInheritable()
    {
        var found = new List<int>();
        foreach (var entry in Directory.EnumerateFileSystemEntries(FolderOfDescriptors))
        {
            var number = int.Parse(Path.GetFileName(entry.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture);
            var flags = Libc.fcntl(number, Libc.GetDescriptorFlags, 0);
            if (flags >= 0 && (flags & Libc.DescriptorClosesOnExec) == 0 && !_childEnds.ContainsKey(number))
            {
                found.Add(number);
            }
        }

        return found;
    }
}
