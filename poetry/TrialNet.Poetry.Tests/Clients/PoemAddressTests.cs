using TrialNet.Framework;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>P-ONE-12: <c>[host:]port</c>.</summary>
public sealed class PoemAddressTests : TestCase
{
    /// <summary>P-ONE-12.</summary>
    public void TestAddressesAndHowTheyArePrinted()
    {
        AssertReadAs("127.0.0.1:10000", "10000");
        AssertReadAs("127.0.0.1:1", "1");
        AssertReadAs("127.0.0.1:65535", "65535");
        AssertReadAs("127.0.0.1:80", "00080");
        AssertReadAs("localhost:10000", "localhost:10000");
        AssertReadAs("a-b.example.org:10000", "a-b.example.org:10000");
        AssertReadAs("[::1]:10000", "[::1]:10000");
        AssertReadAs("[fe80::1%2]:10000", "[fe80::1%2]:10000");
    }

    /// <summary>P-ONE-12: host and port apart, an IPv6 host without its brackets.</summary>
    public void TestParts()
    {
        AssertEqual(new PoemAddress("127.0.0.1", 10000), PoemAddress.Parse("10000"));
        AssertEqual(new PoemAddress("::1", 10000), PoemAddress.Parse("[::1]:10000"));
    }

    /// <summary>A path, and an abstract name, which has a zero where people write an @.</summary>
    public void TestPaths()
    {
        AssertReadAs("unix:/run/poem:1", "unix:/run/poem:1");
        AssertReadAs("unix:@poem", "unix:@poem");
        AssertEqual("/run/poem", PoemAddress.Parse("unix:/run/poem").Path);
        AssertEqual("\0poem", PoemAddress.Parse("unix:@poem").Path);
        AssertRejected("unix:", "there is no path after 'unix:'");
    }

    /// <summary>P-ONE-12: a port is ASCII digits, and one that exists.</summary>
    public void TestBadPorts()
    {
        foreach (var text in (string[])["", "0", "65536", "99999999999999999999", "-1", "+80", " 80", "80 ", "8 0", "0x50", "1e3", "80.0", "٨٠", "host:", "host:http"])
        {
            AssertRejected(text, "the port must be a number from 1 to 65535");
        }
    }

    /// <summary>P-ONE-12: a host is there, and an IPv6 address is in brackets.</summary>
    public void TestBadHosts()
    {
        AssertRejected(":80", "there is no host before the colon");
        AssertRejected("::1:80", "an IPv6 address must be in brackets, as in [::1]:10000");
        AssertRejected("[::1]", "an IPv6 address must be in brackets, as in [::1]:10000");
        AssertRejected("[::1:80", "an IPv6 address must be in brackets, as in [::1]:10000");
        AssertRejected("[]:80", "what is in brackets must be an IPv6 address");
        AssertRejected("[host]:80", "what is in brackets must be an IPv6 address");
        AssertRejected("[127.0.0.1]:80", "what is in brackets must be an IPv6 address");
        AssertRejected("[[::1]]:80", "what is in brackets must be an IPv6 address");
        AssertRejected("a b:80", "a host name has no spaces");
        AssertRejected("a\n:80", "a host name has no spaces");
    }

    private static void AssertReadAs(string expected, string text) => AssertEqual(expected, PoemAddress.Parse(text).ToString());

    private static void AssertRejected(string text, string reason) =>
        AssertEqual($"'{text}' is not an address: {reason}", AssertRaises<FormatException>(() => PoemAddress.Parse(text)).Message);
}
