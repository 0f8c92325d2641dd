using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>TLS with peers that others have written.</summary>
public abstract class TlsPeerTests(string kind) : TlsTest(kind)
{
    private const string PythonClient = """
        import socket, ssl, sys
        context = ssl.create_default_context(cafile=sys.argv[2])
        with socket.create_connection(('127.0.0.1', int(sys.argv[1]))) as plain:
            with context.wrap_socket(plain, server_hostname='localhost', suppress_ragged_eofs=False) as secure:
                secure.sendall(b'from python')
                data = b''
                while True:
                    piece = secure.recv(65536)
                    if not piece:
                        break
                    data += piece
                secure.unwrap()
        sys.stdout.write('%s %d' % (data[:5].decode(), len(data)))
        """;

    private const string PythonServer = """
        import socket, ssl, sys
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        with socket.create_server(('127.0.0.1', 0)) as listener:
            print(listener.getsockname()[1], flush=True)
            plain, _ = listener.accept()
            with context.wrap_socket(plain, server_side=True) as secure:
                secure.sendall(secure.recv(100).upper() + b'x' * 200000)
                secure.unwrap()
        """;

    [SkippableFact]
    public void A_server_serves_a_stream_of_DotNets()
    {
        byte[] received = [];
        var server = Greeter(100_000);
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var stream = ConnectStream(port.GetHost());
                    stream.Write("from .NET"u8);
                    received = ReadAll(stream);
                },
                Subject.Stop);
        });
        Assert.Equal(100_005, received.Length);
        Assert.Equal("from .NET", server.ReceivedText);
    }

    [SkippableFact]
    public void A_client_talks_to_a_stream_of_DotNets()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("quiet"u8),
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            OnThread(() =>
            {
                using var stream = new SslStream(new NetworkStream(listener.AcceptSocket(), ownsSocket: true));
                stream.AuthenticateAsServer(ServerOptions);
                var buffer = new byte[5];
                stream.ReadExactly(buffer);
                stream.Write(System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(buffer).ToUpperInvariant()));
                stream.ShutdownAsync().Wait();
                Assert.Equal(-1, stream.ReadByte());
            });
            Tls.ConnectTls("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, new ScriptedFactory(_ => client), ClientOptions);
        });
        Assert.Equal("QUIET", client.ReceivedText);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void A_server_serves_Python()
    {
        var output = string.Empty;
        var server = Greeter(200_000);
        using var folder = new ScratchFolder();
        var (authority, _) = TestCertificates.Write(TestCertificates.Authority, folder.Path);
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(
                () => output = Output(Python(), "-c", PythonClient, Text(port.GetHost().Port), authority),
                () => When(() => server.Reason is not null, Subject.Stop));
        });
        Assert.Equal("hello 200005", output);
        Assert.Equal("from python", server.ReceivedText);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void A_client_talks_to_Python()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("quiet"u8),
            OnLost = (_, _) => Subject.Stop(),
        };
        using var folder = new ScratchFolder();
        var (certificate, key) = TestCertificates.Write(TestCertificates.Server, folder.Path);
        using var python = Start(Python(), "-c", PythonServer, certificate, key);
        var port = int.Parse(python.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Run(() => Tls.ConnectTls("127.0.0.1", port, new ScriptedFactory(_ => client), ClientOptions));
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
        Assert.Equal(200_005, client.Received.Length);
        Assert.StartsWith("QUIET", client.ReceivedText, StringComparison.Ordinal);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void A_server_serves_openssl()
    {
        var output = string.Empty;
        var server = new HandshakeProtocol
        {
            OnHandshake = transport =>
            {
                transport.Write("hello from here\n"u8);
                transport.LoseConnection();
            },
        };
        using var folder = new ScratchFolder();
        var (authority, _) = TestCertificates.Write(TestCertificates.Authority, folder.Path);
        var program = Find("openssl");
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(
                () => output = Output(
                    program,
                    "s_client",
                    "-connect",
                    $"127.0.0.1:{Text(port.GetHost().Port)}",
                    "-CAfile",
                    authority,
                    "-verify_return_error",
                    "-servername",
                    "localhost",
                    "-ign_eof"),
                Subject.Stop);
        });
        Assert.Contains("hello from here", output, StringComparison.Ordinal);
        Assert.Contains("Verification: OK", output, StringComparison.Ordinal);
        Assert.Equal("localhost", server.Tls.ServerName);
    }

    /// <summary>Says hello and a lot more, and is done when it has heard something.</summary>
    private static ScriptedProtocol Greeter(int size) => new()
    {
        OnMade = self =>
        {
            self.Transport.Write("hello"u8);
            self.Transport.Write(new byte[size]);
        },
        OnData = (self, _) => self.Transport.LoseConnection(),
    };

    private static string Python() => Find("python3");

    private static string Find(string program)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Skip.If(path is null, $"needs {program}");
        return path;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Output(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
        return output;
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public sealed class Epoll() : TlsPeerTests("epoll");

    public sealed class Poll() : TlsPeerTests("poll");

    public sealed class Completion() : TlsPeerTests("completion");

    public sealed class Select() : TlsPeerTests("select");
}
