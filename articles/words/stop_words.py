"""Words that say nothing of what a text is about, folded, in both languages."""

from typing import Final

_ENGLISH: Final = """
a about above after again against all also am an and any are arent as at be because
been before being below between both but by can cant cannot could couldnt did didnt do
does doesnt doing dont during each few for from further had has have having he her
here hers herself him himself his how i id if im in into is isnt it its itself ive
just let lets me more most my myself no nor not now of off on once only or other our
ours ourselves out over own same she should so some such than that thats the their
theirs them themselves then there these they theyre this those through to too under
until up upon us very was wasnt we were what whats when where which while who whom
whose why will with without wont would you youd youll your youre yours yourself
yourselves youve
"""
_SPANISH: Final = """
a al algo algun alguna algunas alguno algunos ante antes asi aun aunque cada como con
contra cual cuando de del desde donde dos durante e el ella ellas ellos en entre eran
eres es esa esas ese eso esos esta estaba estamos estan estar estas este esto estos
estoy fue fueron ha hace han has hasta hay he la las le les lo los mas me mi mientras
mis mucho muy nada ni no nos nosotros o os otra otras otro otros para pero poco por
porque pues que quien quienes se ser si sido sobre somos soy su sus suya suyo tal
tambien tampoco tanto te ti tiene tienen todo todos tu tus tuya tuyo un una unas uno
unos usted ustedes va vosotros y ya yo
"""
# They say something, but in every text.
_USUAL: Final = """
answer answers asked asking asks believe call called following happen happened happens
helped helping offers reached start started talking thinking thinks working

able actually almost already always another anyone anything around away back become
becomes begin begins better bring came change come comes days different doesn done
each else even ever every everyone everything feel feeling feels felt find first five
four from gets getting give gives goes going gone good great half hand hard help helps
here hour hours keep keeps kind knew know known knows last later least less life like
likely little long look looks made make makes making many matter maybe mean means
might minute minutes moment month months much must need needs never next night nothing
often other part people perhaps person place point possible question quite rather read
really reason right said says seem seems someone something sometimes soon still sure
take takes talk tell than that thing things think third thought three time times today
together told took toward tried true turn under used usual usually want wants week
weeks well went when whether word words work works world year years

ademas ahora alguien aquello aqui bien cosa cosas creer cuenta cualquier dar debe
deben decir dentro despues dias dice dicen dijo entonces estado falta forma fuera
general gran grande hablar hacen hacer haya horas lado lejos llega lleva lugar luego
mano manera mayor mejor menos mismo momento mundo nuestra nuestro nuevo nunca ocurre
ofrece parece parte pasado pasar persona personas pocos poder podemos podria poner
posible primer primera primero puede pueden puedes punto queda quiere quizas sabe
saber segun seguir siempre sido siente sientes sigue tarde tener tengo tienes tiempo
toda todas tres ultimo vamos veces ver verdad vida viene vive
"""

STOP_WORDS: Final = frozenset((_ENGLISH + _SPANISH).split())
USUAL_WORDS: Final = frozenset(_USUAL.split())
