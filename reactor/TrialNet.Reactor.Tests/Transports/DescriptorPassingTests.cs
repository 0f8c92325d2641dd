using System.Net.Security;
using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tls;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Descriptors that go over a socket with a path.</summary>
public abstract class DescriptorPassingTests : StreamTest
{
    private const int Most = IFileDescriptorTransport.MostDescriptorsAtOnce;

    private readonly ScratchFolder _folder = new();

    private protected DescriptorPassingTests(string kind)
        : base(kind + " unix") => Skip.IfNot(OperatingSystem.IsLinux(), "descriptors are sent as Linux has it");

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    [SkippableFact]
    public void R_UNIX_04_Descriptors_arrive_in_order_and_before_the_bytes_with_which_they_were_sent()
    {
        var receiver = new DescriptorProtocol();
        receiver.OnData = (self, _) =>
        {
            Assert.True(receiver.Descriptors.Count >= self.ReceivedText.Count(char.IsAsciiDigit), $"{self.ReceivedText} came too early");
            if (self.ReceivedText.EndsWith('.'))
            {
                self.Transport.LoseConnection();
                Subject.Stop();
            }
        };
        Meet(receiver, carrier =>
        {
            carrier.Write("a"u8);
            Send(carrier, "1");
            carrier.Write("1b"u8);
            Send(carrier, "2");
            Send(carrier, "3");
            carrier.WriteSequence(["2"u8.ToArray(), "3c"u8.ToArray()]);
            Send(carrier, "4");
            carrier.Write("4."u8);
        });
        Assert.Equal("a1b23c4.", receiver.ReceivedText);
        Assert.Equal(["1", "2", "3", "4"], receiver.Descriptors);
    }

    [SkippableFact]
    public void R_UNIX_04_Descriptors_wait_for_room_with_the_bytes_around_them()
    {
        const int Pieces = 40;
        const int PieceSize = 30_000;
        var receiver = new DescriptorProtocol();
        receiver.OnMade = self =>
        {
            self.Transport.PauseProducing();
            Subject.CallLater(TimeSpan.FromMilliseconds(5), self.Transport.ResumeProducing);
        };
        receiver.OnData = (self, _) =>
        {
            Assert.True(self.Received.Length <= receiver.Descriptors.Count * (long)PieceSize, "bytes came before their descriptor");
            if (self.Received.Length == Pieces * PieceSize)
            {
                Subject.Stop();
            }
        };
        Meet(receiver, carrier =>
        {
            for (var piece = 0; piece < Pieces; piece++)
            {
                Send(carrier, $"{piece}");
                carrier.Write(Enumerable.Repeat((byte)piece, PieceSize).ToArray());
            }

            carrier.LoseConnection();
        });
        Assert.Equal(Enumerable.Range(0, Pieces).Select(piece => $"{piece}"), receiver.Descriptors);
        Assert.Equal(Enumerable.Range(0, Pieces * PieceSize).Select(place => (byte)(place / PieceSize)), receiver.Received.ToArray());
    }

    [SkippableFact]
    public void R_UNIX_04_Descriptors_for_which_there_is_no_room_are_sent_when_there_is()
    {
        // More messages than a socket holds, all of them as small as they can be.
        const int Count = 600;
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol { OnDescriptor = (_, descriptor) => descriptor.Dispose() };
        receiver.OnMade = self =>
        {
            self.Transport.PauseProducing();
            Subject.CallLater(TimeSpan.FromMilliseconds(5), self.Transport.ResumeProducing);
        };
        receiver.OnData = (self, _) =>
        {
            Assert.True(self.Received.Length <= receiver.Descriptors.Count, "a byte came before its descriptor");
            if (self.Received.Length == Count)
            {
                WhenClosed(pipe, Subject.Stop);
            }
        };
        Meet(receiver, carrier =>
        {
            for (var count = 0; count < Count; count++)
            {
                carrier.SendFileDescriptor(pipe.WriteEnd);
                carrier.Write("x"u8);
            }

            pipe.CloseWriteEnd();
        });
        Assert.Equal(Count, receiver.Descriptors.Count);
    }

    [SkippableFact]
    public void R_UNIX_04_A_connection_that_waits_for_room_for_a_descriptor_can_be_aborted()
    {
        const int Count = 600;
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol { OnMade = static self => self.Transport.PauseProducing() };
        var sender = new ScriptedProtocol
        {
            OnMade = self =>
            {
                var carrier = (IFileDescriptorTransport)self.Transport;
                for (var count = 0; count < Count; count++)
                {
                    carrier.SendFileDescriptor(pipe.WriteEnd);
                    carrier.Write("x"u8);
                }

                pipe.CloseWriteEnd();
                Subject.CallLater(TimeSpan.FromMilliseconds(5), () =>
                {
                    carrier.AbortConnection();
                    receiver.Transport.AbortConnection();
                });
            },
            OnLost = (_, _) => WhenClosed(pipe, Subject.Stop),
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => receiver)), new ScriptedFactory(_ => sender)));
        Assert.IsType<ConnectionAbortedException>(sender.Reason!.Value);
    }

    [SkippableFact]
    public void R_UNIX_04_What_nobody_can_take_is_closed()
    {
        using var pipe = new SystemPipe();
        var receiver = new ScriptedProtocol { OnData = (_, _) => WhenClosed(pipe, Subject.Stop) };
        Meet(receiver, carrier =>
        {
            carrier.SendFileDescriptor(pipe.WriteEnd);
            pipe.CloseWriteEnd();
            carrier.Write("x"u8);
        });
        Assert.Equal("x", receiver.ReceivedText);
    }

    [SkippableFact]
    public void R_UNIX_04_After_the_end_of_the_connection_nobody_hears_of_the_rest_which_is_closed()
    {
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol
        {
            OnDescriptor = (self, descriptor) =>
            {
                descriptor.Dispose();
                self.Transport.AbortConnection();
            },
            OnLost = (_, _) => WhenClosed(pipe, Subject.Stop),
        };
        Meet(receiver, carrier =>
        {
            carrier.SendFileDescriptor(pipe.WriteEnd);
            carrier.SendFileDescriptor(pipe.WriteEnd);
            carrier.SendFileDescriptor(pipe.WriteEnd);
            pipe.CloseWriteEnd();
            carrier.Write("x"u8);
        });
        Assert.Equal(["?"], receiver.Descriptors);
        Assert.Equal(["made", "lost"], receiver.Events);
    }

    [SkippableFact]
    public void R_UNIX_04_An_exception_ends_the_connection_and_the_descriptors_are_closed()
    {
        ExpectsErrors = true;
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol
        {
            OnDescriptor = (_, _) => throw new InvalidDataException("none of that"),
            OnLost = (_, _) => WhenClosed(pipe, Subject.Stop),
        };
        Meet(receiver, carrier =>
        {
            carrier.SendFileDescriptor(pipe.WriteEnd);
            carrier.SendFileDescriptor(pipe.WriteEnd);
            pipe.CloseWriteEnd();
            carrier.Write("x"u8);
        });
        Assert.Equal(["made", "lost"], receiver.Events);
        Assert.IsType<InvalidDataException>(receiver.Reason!.Value);
        Assert.Contains("FileDescriptorReceived", Assert.Single(Log.TakeAll()).Context, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(Most, false)]
    [InlineData(Most + 1, true)]
    [InlineData(250, true)]
    public void R_UNIX_04_Too_many_at_once_end_the_connection_and_are_closed(int count, bool areTooMany)
    {
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol { OnDescriptor = (_, descriptor) => descriptor.Dispose() };
        receiver.OnData = (self, _) => self.Transport.LoseConnection();
        receiver.OnLost = (_, _) => WhenClosed(pipe, Subject.Stop);
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => receiver));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                Assert.Equal(1, (int)DescriptorMessage.Send((int)socket.Handle, "x"u8, Enumerable.Repeat(pipe.WriteEnd, count).ToArray()));
                pipe.CloseWriteEnd();
                Assert.Equal(0, socket.Receive(new byte[1]));
            });
        });
        Assert.Equal(areTooMany ? 0 : count, receiver.Descriptors.Count);
        Assert.Equal(areTooMany ? "" : "x", receiver.ReceivedText);
        Assert.Equal(areTooMany ? typeof(ConnectionLostException) : typeof(ConnectionDoneException), receiver.Reason!.Value.GetType());
    }

    [SkippableFact]
    public void R_UNIX_04_Descriptors_that_were_never_sent_are_closed()
    {
        using var pipe = new SystemPipe();
        var receiver = new DescriptorProtocol { OnLost = (_, _) => WhenClosed(pipe, Subject.Stop) };
        Meet(receiver, carrier =>
        {
            carrier.Write("x"u8);
            carrier.SendFileDescriptor(pipe.WriteEnd);
            carrier.LoseConnection();
            carrier.SendFileDescriptor(pipe.WriteEnd);
            pipe.CloseWriteEnd();
        });
        Assert.Equal("x", receiver.ReceivedText);
        Assert.Empty(receiver.Descriptors);
    }

    [SkippableFact]
    public void R_UNIX_04_What_is_no_descriptor_is_refused_and_what_comes_too_late_is_not_sent()
    {
        using var pipe = new SystemPipe();
        var lost = false;
        Meet(new ScriptedProtocol(), carrier =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => carrier.SendFileDescriptor(-1));
            Assert.Throws<ArgumentException>(() => carrier.SendFileDescriptor(1_000_000));
            Assert.Throws<ArgumentNullException>(() => carrier.SendFileDescriptor(null!));
            var closed = new SafeFileHandle(pipe.ReadEnd, ownsHandle: false);
            closed.Dispose();
            Assert.Throws<ObjectDisposedException>(() => carrier.SendFileDescriptor(closed));
            for (var count = 0; count < Most; count++)
            {
                carrier.SendFileDescriptor(pipe.WriteEnd);
            }

            Assert.Throws<InvalidOperationException>(() => carrier.SendFileDescriptor(pipe.WriteEnd));
            carrier.AbortConnection();
            carrier.SendFileDescriptor(pipe.WriteEnd);
            lost = true;
            pipe.CloseWriteEnd();
            WhenClosed(pipe, Subject.Stop);
        });
        Assert.True(lost);
    }

    [SkippableFact]
    public void R_UNIX_04_Over_TLS_no_descriptor_can_be_sent()
    {
        using var pipe = new SystemPipe();
        Exception? refused = null;
        Meet(new ScriptedProtocol { OnData = (self, _) => self.Transport.LoseConnection() }, carrier =>
        {
            carrier.StartTls(new SslClientAuthenticationOptions { TargetHost = "localhost" });
            refused = Record.Exception(() => carrier.SendFileDescriptor(pipe.WriteEnd));
            carrier.AbortConnection();
            Subject.CallLater(TimeSpan.Zero, Subject.Stop);
        });
        Assert.IsType<InvalidOperationException>(refused);
    }

    [SkippableFact]
    public void R_UNIX_04_Wrappers_pass_descriptors_on_both_ways()
    {
        var receiver = new DescriptorProtocol();
        receiver.OnData = (_, _) => Subject.Stop();
        var sender = new ScriptedProtocol
        {
            OnMade = self =>
            {
                Send((IFileDescriptorTransport)self.Transport, "7");
                self.Transport.Write("x"u8);
            },
        };
        Run(() => Connect(Listen(new WrappingFactory(new ScriptedFactory(_ => receiver))), new WrappingFactory(new ScriptedFactory(_ => sender))));
        Assert.Equal(["made", "7", "data", "lost"], receiver.Events);
    }

    [SkippableFact]
    public void R_UNIX_04_Bytes_without_descriptors_cost_no_memory()
    {
        const int Rounds = 2000;
        long start = 0;
        long used = 0;
        var rounds = 0;
        var receiver = new EchoingReceiver();
        var sender = new EchoingReceiver
        {
            OnEcho = () =>
            {
                if (++rounds == Rounds / 2)
                {
                    start = GC.GetAllocatedBytesForCurrentThread();
                }
                else if (rounds == Rounds)
                {
                    used = GC.GetAllocatedBytesForCurrentThread() - start;
                    Subject.Stop();
                }
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => receiver)), new ScriptedFactory(_ => sender)));
        Assert.True(used < Rounds, $"{Rounds / 2} rounds took {used} bytes");
    }

    /// <summary>Waits until nobody has the writing end of a pipe any more.</summary>
    private void WhenClosed(SystemPipe pipe, Action then) => When(
        () =>
        {
            using var stream = new FileStream(new SafeFileHandle(SystemPipe.Duplicate(pipe.ReadEnd), ownsHandle: true), FileAccess.Read, 0);
            return IsAtEnd(stream);
        },
        then);

    private static bool IsAtEnd(FileStream stream)
    {
        try
        {
            return stream.Read(new byte[1]) == 0;
        }
        catch (IOException)
        {
            // Somebody could still write.
            return false;
        }
    }

    private void Send(IFileDescriptorTransport carrier, string content)
    {
        var path = Path.Combine(_folder.Path, content);
        File.WriteAllText(path, content);
        using var file = File.OpenHandle(path);
        carrier.SendFileDescriptor(file);
    }

    private void Meet(ScriptedProtocol receiver, Action<IFileDescriptorTransport> send)
    {
        var sender = new ScriptedProtocol { OnMade = self => send((IFileDescriptorTransport)self.Transport) };
        Run(() => Connect(Listen(new ScriptedFactory(_ => receiver)), new ScriptedFactory(_ => sender)));
    }

    public sealed class Epoll() : DescriptorPassingTests("epoll");

    public sealed class Poll() : DescriptorPassingTests("poll");

    public sealed class Completion() : DescriptorPassingTests("completion");

    public sealed class CompletionOnSockets() : DescriptorPassingTests(Sockets);

    public sealed class Select() : DescriptorPassingTests("select");

    private sealed class EchoingReceiver : Protocol, IFileDescriptorReceiver
    {
        internal Action? OnEcho { get; init; }

        public override void ConnectionMade()
        {
            if (OnEcho is not null)
            {
                Transport.Write("x"u8);
            }
        }

        public override void DataReceived(ReadOnlySpan<byte> data)
        {
            Transport.Write(data);
            OnEcho?.Invoke();
        }

        public void FileDescriptorReceived(SafeFileHandle descriptor) => throw new InvalidOperationException("nobody sends any");
    }
}
