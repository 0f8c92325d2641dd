using TrialNet.Fixtures;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>The poems of the fixtures, and others that are hard on whoever thinks that a poem is text.</summary>
internal static class Poems
{
    /// <summary>3003 bytes of ASCII.</summary>
    public static byte[] Tides { get; } = Load("tides");

    /// <summary>623 bytes, with curly quotes.</summary>
    public static byte[] Echo { get; } = Load("echo");

    /// <summary>653 bytes of ASCII.</summary>
    public static byte[] Orrery { get; } = Load("orrery");

    /// <summary>618 bytes: characters of one to four bytes.</summary>
    public static byte[] Water { get; } = Load("water");

    /// <summary>No poem at all.</summary>
    public static byte[] Empty { get; } = [];

    /// <summary>One byte.</summary>
    public static byte[] Shortest { get; } = "O"u8.ToArray();

    /// <summary>NULs, every kind of line end, and an end of file in the middle.</summary>
    public static byte[] Controls { get; } = "\0one\r\ntwo\rthree\n\u001A\0\0four\r\n\r\n"u8.ToArray();

    /// <summary>What no UTF-8 decoder takes: a stray continuation, a cut sequence, an overlong NUL, a surrogate, bytes that never occur.</summary>
    public static byte[] InvalidUtf8 { get; } = [0x80, (byte)'a', 0xE2, 0x82, (byte)'b', 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xFE, 0xFF];

    /// <summary>Every byte that there is.</summary>
    public static byte[] AllBytes { get; } = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    /// <summary>10 MiB, or so many bytes, that do not repeat within any buffer.</summary>
    public static byte[] Long(int length = 10 * 1024 * 1024)
    {
        var poem = new byte[length];
        new Random(1922).NextBytes(poem);
        return poem;
    }

    /// <summary>The path of a poem's file.</summary>
    public static string PathOf(string name) => RepositoryRoot.Combine("fixtures", "poems", name + ".txt");

    private static byte[] Load(string name) => File.ReadAllBytes(PathOf(name));
}
