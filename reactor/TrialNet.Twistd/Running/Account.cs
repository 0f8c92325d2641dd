using System.Globalization;
using System.Runtime.InteropServices;
using TrialNet.Twistd.Interop;

namespace TrialNet.Twistd.Running;

/// <summary>The user and the group that the process becomes when it needs no privileges any more.</summary>
internal sealed unsafe class Account
{
    private const string NeedsRoot = "only root can become another user or group (--uid, --gid)";

    private readonly uint? _user;
    private readonly string? _userName;
    private readonly uint _group;

    private Account(uint? user, string? userName, uint group) => (_user, _userName, _group) = (user, userName, group);

    /// <summary>Finds who is meant.</summary>
    /// <param name="user">A name or a number; null to stay.</param>
    /// <param name="group">A name or a number; null for the user's.</param>
    /// <returns>The account; null to stay what the process is.</returns>
    /// <exception cref="TwistdException">There is no such user or group, or this process cannot become it.</exception>
    public static Account? Find(string? user, string? group)
    {
        if (user is null && group is null)
        {
            return null;
        }

        if (!OperatingSystem.IsLinux())
        {
            throw TwistdException.Failed("users and groups can be changed on Linux only (--uid, --gid)");
        }

        if (Libc.geteuid() != 0)
        {
            throw TwistdException.Failed(NeedsRoot);
        }

        var entry = user is null ? null : Number(user) is { } number ? Libc.getpwuid(number) : Libc.getpwnam(user);
        var uid = user is null ? (uint?)null : entry is not null ? entry->User : Number(user) ?? throw TwistdException.Failed($"there is no user '{user}'");
        var name = entry is null ? null : Marshal.PtrToStringUTF8((nint)entry->Name);
        var gid = group is not null ? FindGroup(group)
            : entry is not null ? entry->Group
            : throw TwistdException.Failed($"user {user} is not known by name, so its group is not known either: give --gid");
        return new Account(uid, name, gid);
    }

    /// <summary>Gives a file to the account, so that it can be written when the privileges are gone.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="TwistdException">It cannot be given.</exception>
    public void Own(string file)
    {
        if (Libc.chown(file, _user ?? uint.MaxValue, _group) < 0)
        {
            throw TwistdException.Failed($"'{file}' cannot be given to the user or group: {Libc.LastError()}");
        }
    }

    /// <summary>Becomes the user and the group, for good. Threading: any thread; it is done on all.</summary>
    /// <exception cref="TwistdException">The system refuses.</exception>
    public void Become()
    {
        var group = _group;
        var name = Marshal.StringToCoTaskMemUTF8(_userName);
        try
        {
            // The group first: the user has no right to change it any more.
            Verify(_userName is null ? Libc.setgroups(1, &group) : Libc.initgroups((byte*)name, _group));
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }

        Verify(Libc.setresgid(_group, _group, _group));
        if (_user is { } user)
        {
            Verify(Libc.setresuid(user, user, user));
        }
    }

    private static uint FindGroup(string group)
    {
        if (Number(group) is { } number)
        {
            return number;
        }

        var entry = Libc.getgrnam(group);
        return entry is not null ? entry->Group : throw TwistdException.Failed($"there is no group '{group}'");
    }

    private static uint? Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != uint.MaxValue ? number : null;

    private static void Verify(int result)
    {
        if (result < 0)
        {
            throw TwistdException.Failed($"the user or group cannot be changed: {Libc.LastError()}");
        }
    }
}
